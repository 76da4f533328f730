"""Barrels: bent staves and iron hoops."""

from math import cos, pi, sin

from studio.kit.mesh import surface
from studio.kit.round import lathe, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """lying puts it on its side with a tap."""
    h, r, belly, staves = 2.0, 0.66, m.num("belly", 0.17), 20

    def at(u: float, v: float) -> tuple[float, float, float]:
        z = u * h
        a = 2 * pi * v
        seam = 0.022 * (abs(sin(a * staves / 2)) < 0.09)
        rad = r + belly * (1 - (2 * u - 1) ** 2) - seam
        return rad * cos(a), rad * sin(a), z

    parts = [surface(at, 30, staves * 16, m.skin(axis="z"), wrap=True)]
    for z in (0.07, h - 0.07):
        parts.append(lathe([(0, z), (0, z), (r, z)], m.skin("head", m.main, "x")))
    hoop = m.skin("hoop", "iron:iron")
    for f in (0.04, 0.17, 0.33, 0.67, 0.83, 0.96):
        rad = r + belly * (1 - (2 * f - 1) ** 2)
        step = belly * -4 * (2 * f - 1) * 0.06
        parts.append(
            lathe(
                [
                    (rad + 0.01 - step / 2, f * h - 0.06),
                    (rad + 0.022 - step / 2, f * h - 0.06),
                    (rad + 0.022 + step / 2, f * h + 0.06),
                    (rad + 0.01 + step / 2, f * h + 0.06),
                ],
                hoop,
            )
        )
    if m.on("lying"):
        parts.append(rod(0.06, 0.3, m.skin("tap", "wood:birch"), (0, -0.4, h - 0.06), edge=0.02))
        for part in parts:
            part.rotation_euler = (90 * pi / 180, 0, 0)
            part.location = (part.location[0], -part.location[2], part.location[1])
