"""A mug: a turned vessel with an ear."""

from studio.kit.line import tube
from studio.kit.round import lathe, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """Defaults: 0.75 radius, 1.7 high, straight."""
    h, r, belly = m.num("height", 1.7), m.num("radius", 0.72), m.num("belly", 0.0)
    flare = m.num("flare", 0.0)
    side = [
        (r - 0.1 - flare, 0.0),
        (r - 0.02 - flare + belly * 0.3, 0.06),
        (r - flare * 0.9 + belly * 0.5, 0.14),
        (r + belly - flare * 0.4, h * 0.45),
        (r + flare, h - 0.05),
        (r + flare, h),
    ]
    shell(side, 0.07, m.skin())
    drink = m.word("drink", "")
    if drink:
        lathe([(0, h * 0.86), (0, h * 0.86), (r - 0.06, h * 0.86)], m.skin("drink"))
    ear = m.num("ear", 0.5)
    top, low = h * 0.82, h * 0.22
    tube(
        [
            (r * 0.9 + flare, 0, top),
            (r + ear * 0.7, 0, top + 0.08),
            (r + ear * 1.25, 0, h * 0.62),
            (r + ear * 1.0, 0, low + 0.2),
            (r + ear * 0.4, 0, low - 0.02),
            (r * 0.9, 0, low),
        ],
        m.num("ear_thick", 0.095),
        m.skin("ear_skin"),
    )
