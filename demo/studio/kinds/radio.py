"""Portable radios: a case, a loudspeaker grille, a dial, knobs, an aerial; some with a solar panel."""

from studio.kit.box import box
from studio.kit.line import tube
from studio.kit.round import ball, lathe, ring, rod
from studio.parts.solar import panel
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """grille is holes or slats; solar puts a panel on the top edge, crank adds a handle at the side."""
    w, d, h = m.num("width", 2.1), m.num("depth", 0.6), m.num("height", 1.25)
    front = -d / 2
    box((w, d, h), m.skin(), (0, 0, h / 2), edge=m.num("edge", 0.1), segments=6)
    box((w * 0.92, 0.02, h * 0.86), m.skin("face", "matt:cream"), (0, front - 0.005, h / 2), edge=0.008)
    speaker(m, (-w * 0.23, front - 0.02, h * 0.48), h * 0.36)
    dial(m, (w * 0.23, front - 0.02, h * 0.68), w * 0.4, h * 0.3)
    for i in range(3):
        knob = lathe(
            [(0, 0), (0, 0), (0.1, 0), (0.1, 0), (0.085, 0.1), (0.085, 0.1), (0, 0.1)], m.skin("knob", "metal:steel")
        )
        knob.rotation_euler, knob.location = ((1.5708, 0, 0), (w * (0.1 + 0.13 * i), front - 0.01, h * 0.28))
    tube(
        [
            (-w * 0.42, 0, h - 0.02),
            (-w * 0.4, 0, h + 0.2),
            (-w * 0.3, 0, h + 0.27),
            (w * 0.3, 0, h + 0.27),
            (w * 0.4, 0, h + 0.2),
            (w * 0.42, 0, h - 0.02),
        ],
        0.05,
        m.skin("grip", "leather:brown"),
    )
    if m.on("aerial", True):
        rod(0.018, 1.1, m.skin("metal", "metal:chrome"), (w * 0.4, d * 0.3, h - 0.05), (0, 22, 0))
        ball(0.035, m.skin("metal", "metal:chrome"), (w * 0.4 + 0.42, d * 0.3, h + 0.98))
    if m.on("solar"):
        panel((w * 0.62, d * 0.85), (6, 2), (0, 0.02, h + 0.03), (-68, 0, 0), rim=0.03)
    if m.on("crank"):
        tube(
            [(w / 2, 0, h * 0.6), (w / 2 + 0.1, 0, h * 0.6), (w / 2 + 0.1, -0.1, h * 0.3)],
            0.03,
            m.skin("metal", "metal:chrome"),
            smooth=False,
        )
        ball(0.07, m.skin("knob", "metal:steel"), (w / 2 + 0.16, -0.1, h * 0.3))


def speaker(m: Recipe, at: tuple[float, float, float], r: float) -> None:
    """A round grille of slats or of holes."""
    back = rod(r, 0.02, m.skin("cloth", "fabric:charcoal"), at, (90, 0, 0))
    back.location = (at[0], at[1] + 0.02, at[2])
    ring(r, 0.025, m.skin("metal", "metal:chrome"), at, (90, 0, 0))
    if m.word("grille", "slats") == "slats":
        for i in range(-5, 6):
            z = i * r / 6
            box(
                (2 * (r * r - z * z) ** 0.5, 0.03, r * 0.07),
                m.skin("slat", "metal:steel"),
                (at[0], at[1] - 0.01, at[2] + z),
                edge=0.01,
            )
    else:
        for i in range(-5, 6):
            for k in range(-5, 6):
                if i * i + k * k < 27:
                    ball(
                        r * 0.055,
                        m.skin("slat", "metal:steel"),
                        (at[0] + i * r / 5.8, at[1], at[2] + k * r / 5.8),
                        (1, 0.5, 1),
                        rows=9,
                    )


def dial(m: Recipe, at: tuple[float, float, float], wide: float, high: float) -> None:
    """The frequency scale with its red needle."""
    box((wide, 0.02, high), m.skin("scale", "paper:ivory"), at, edge=0.008)
    for i in range(13):
        box(
            (0.012, 0.006, high * (0.3 if i % 3 else 0.5)),
            m.skin("ink", "matt:black"),
            (at[0] - wide * 0.44 + i * wide * 0.0735, at[1] - 0.012, at[2] + high * 0.1),
            edge=0.0,
        )
    box(
        (0.02, 0.01, high * 0.9), m.skin("needle", "plastic:red"), (at[0] + wide * 0.12, at[1] - 0.016, at[2]), edge=0.0
    )
    box((wide * 0.9, 0.006, 0.012), m.skin("ink", "matt:black"), (at[0], at[1] - 0.012, at[2] - high * 0.2), edge=0.0)
