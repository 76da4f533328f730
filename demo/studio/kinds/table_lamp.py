"""Table lamps: a turned foot under a fabric shade."""

from studio.kit.line import tube
from studio.kit.round import ball, lathe, rod
from studio.recipe import Recipe

FEET = {
    "gourd": [
        (0, 0),
        (0, 0),
        (0.36, 0),
        (0.38, 0.05),
        (0.2, 0.1),
        (0.44, 0.4),
        (0.38, 0.62),
        (0.15, 0.84),
        (0.1, 1.0),
        (0.06, 1.08),
        (0, 1.08),
    ],
    "column": [
        (0, 0),
        (0, 0),
        (0.42, 0),
        (0.42, 0.07),
        (0.3, 0.11),
        (0.11, 0.16),
        (0.1, 0.9),
        (0.13, 0.96),
        (0.05, 1.02),
        (0, 1.02),
    ],
    "ball": [
        (0, 0),
        (0, 0),
        (0.3, 0),
        (0.3, 0.05),
        (0.15, 0.08),
        (0.4, 0.3),
        (0.42, 0.5),
        (0.25, 0.76),
        (0.07, 0.84),
        (0.06, 1.04),
        (0, 1.04),
    ],
    "spool": [
        (0, 0),
        (0, 0),
        (0.4, 0),
        (0.4, 0.08),
        (0.14, 0.14),
        (0.24, 0.28),
        (0.14, 0.42),
        (0.24, 0.56),
        (0.14, 0.7),
        (0.2, 0.82),
        (0.07, 0.9),
        (0.06, 1.06),
        (0, 1.06),
    ],
}


def build(m: Recipe) -> None:
    """foot names the profile; the shade is a cone of low and top radius."""
    lathe(FEET[m.word("foot", "gourd")], m.skin(axis="z"))
    low, top, tall, z = (m.num("shade_low", 0.76), m.num("shade_top", 0.48), m.num("shade_tall", 0.82), 1.0)
    shade = m.skin("shade", "fabric:ivory", "d")
    lathe([(low, z), (low, z), (top, z + tall), (top, z + tall)], shade)
    lathe([(low * 1.006, z), (low * 1.006, z + 0.035)], m.skin("trim", m.word("shade", "fabric:ivory")))
    ball(0.16, m.skin("bulb", "glow:ivory"), (0, 0, z + tall * 0.45))
    rod(0.03, 0.3, m.skin("fitting", "metal:brass"), (0, 0, z))
    if m.on("chain"):
        tube([(0.2, -0.2, z + 0.1), (0.22, -0.24, z - 0.2)], 0.012, m.skin("fitting", "metal:brass"))
        ball(0.03, m.skin("fitting", "metal:brass"), (0.22, -0.24, z - 0.22))
