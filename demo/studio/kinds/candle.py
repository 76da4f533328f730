"""Candles: pillars, tapers in holders, and jars; all lit."""

from studio.kit.line import tube
from studio.kit.round import ball, lathe, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """form: pillar, taper, jar or trio."""
    form = m.word("form", "pillar")
    if form == "trio":
        for x, y, h, r in ((-0.5, 0.1, 1.5, 0.3), (0.15, 0.15, 1.05, 0.33), (-0.05, -0.45, 0.7, 0.3)):
            pillar(m, h, r, x, y)
    elif form == "taper":
        lathe(
            [
                (0, 0),
                (0, 0),
                (0.5, 0),
                (0.52, 0.04),
                (0.2, 0.1),
                (0.09, 0.25),
                (0.09, 0.45),
                (0.2, 0.55),
                (0.2, 0.62),
                (0.2, 0.62),
                (0, 0.62),
            ],
            m.skin("holder", "metal:brass"),
        )
        pillar(m, 1.7, 0.12, 0, 0, 0.6)
    elif form == "jar":
        shell([(0.5, 0), (0.55, 0.04), (0.55, 1.0), (0.55, 1.0)], 0.04, m.skin("holder", "glass:clear"))
        pillar(m, 0.66, 0.5, 0, 0, 0.05)
    else:
        lathe(
            [(0, 0), (0, 0), (0.5, 0), (0.6, 0.08), (0.58, 0.1), (0.48, 0.06), (0, 0.06)],
            m.skin("holder", "ceramic:white"),
        )
        pillar(m, m.num("height", 1.3), m.num("radius", 0.34), 0, 0, 0.05)


def pillar(m: Recipe, h: float, r: float, x: float, y: float, z: float = 0.0) -> None:
    """Wax with a melted hollow, a wick and a flame."""
    wax = lathe(
        [(0, 0), (0, 0), (r, 0), (r, 0), (r, h - 0.04), (r - 0.03, h), (r * 0.75, h - 0.03), (0, h - 0.07)], m.skin()
    )
    wax.location = (x, y, z)
    tube(
        [(x, y, z + h - 0.08), (x + 0.01, y, z + h + 0.05), (x + 0.02, y, z + h + 0.1)],
        0.014,
        m.skin("wick", "matt:black"),
        smooth=False,
    )
    flame = lathe([(0, 0), (0.06, 0.07), (0.085, 0.16), (0.05, 0.32), (0.0, 0.5)], m.skin("flame", "glow:amber"))
    flame.location = (x + 0.02, y, z + h + 0.06)
    ball(0.03, m.skin("heart", "glow:ivory"), (x + 0.02, y - 0.05, z + h + 0.16), (0.7, 0.4, 1.6))
