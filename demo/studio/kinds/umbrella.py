"""Umbrellas, open: eight gores, ribs, shaft and crook."""

from math import cos, pi, sin

from studio.kit.line import arc, tube
from studio.kit.mesh import surface
from studio.kit.round import rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """gores panels in one or two colours; crook or stick handle; tilt leans the whole."""
    gores, deep = m.count("gores", 8), m.num("deep", 0.62)
    colours = [m.skin(axis="d"), m.skin("second", m.main, "d")]
    for g in range(gores):
        surface(lambda u, v, g=g: canopy(u, v, g, gores, deep), 24, 12, colours[g % 2])
        a = 2 * pi * g / gores
        tube(
            [(r * cos(a), r * sin(a), dome(r, deep) - 0.025) for r in (0.02, 0.3, 0.6, 0.9, 1.2)],
            0.012,
            m.skin("rib", "metal:steel"),
        )
        tube(
            [(0.03 * cos(a), 0.03 * sin(a), 0.75), (0.6 * cos(a), 0.6 * sin(a), dome(0.6, deep) - 0.03)],
            0.01,
            m.skin("rib", "metal:steel"),
            smooth=False,
        )
    rod(0.022, 2.15, m.skin("rib", "metal:steel"), (0, 0, -0.7 + 0.0))
    rod(0.02, 0.2, m.skin("tip", "metal:steel"), (0, 0, 1.42), top=0.008)
    grip = m.skin("grip", "wood:walnut", "z")
    if m.word("handle", "crook") == "crook":
        tube([(0, 0, -0.4), (0, 0, -0.95), *arc(0.16, 0, -190, 12, at=(-0.16, 0, -1.0))], 0.05, grip)
    else:
        rod(0.06, 0.45, grip, (0, 0, -1.1), edge=0.03)


def dome(r: float, deep: float) -> float:
    """Height of the canopy at distance r from the shaft."""
    return 1.45 - deep * (r / 1.2) ** 2


def canopy(u: float, v: float, gore: int, gores: int, deep: float) -> tuple[float, float, float]:
    """One gore, its hem cut in an arc and the cloth sagging between the ribs."""
    a = 2 * pi * (gore + v) / gores
    slack = 4 * v * (1 - v)
    r = (0.01 + 1.19 * u) * (1 - 0.075 * slack * u)
    return r * cos(a), r * sin(a), dome(r, deep) - 0.03 * slack * u
