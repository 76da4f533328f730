"""Banjos: a drum with a skin and brackets, a long neck with a fifth peg."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.round import lathe, ring, rod
from studio.parts.solar import lean
from studio.parts.strings import neck, strings
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """The pot in the main wood, skin and hoop in their own."""
    pot = lathe(
        [(0, 0.16), (0, 0.16), (0.62, 0.16), (0.64, 0.1), (0.64, -0.16), (0.64, -0.16), (0.6, -0.17)], m.skin(axis="z")
    )
    skin = lathe([(0, -0.165), (0, -0.165), (0.61, -0.165), (0.62, -0.15)], m.skin("skin", "paper:ivory"))
    for part in (pot, skin):
        part.rotation_euler, part.location = (1.5708, 0, 0), (0, 0, 0.65)
    # turned by +90 degrees about x, height in the profile becomes -y
    for part in (pot, skin):
        part.scale = (1, 1, -1)
    parts = [pot, skin]
    for y in (-0.16, 0.1):
        parts.append(ring(0.645, 0.025, m.skin("hoop", "metal:chrome"), (0, y, 0.65), (90, 0, 0)))
    for i in range(22):
        a = 2 * pi * i / 22
        x, z = 0.675 * cos(a), 0.65 + 0.675 * sin(a)
        parts.append(rod(0.016, 0.26, m.skin("hoop", "metal:chrome"), (x, 0.1, z), (90, 0, 0)))
        parts.append(rod(0.032, 0.06, m.skin("hoop", "metal:chrome"), (x, -0.14, z), (90, 0, 0), edge=0.01))
    parts.append(box((0.3, 0.07, 0.035), m.skin("bridge", "wood:birch"), (0, -0.2, 0.42), edge=0.01))
    parts.append(box((0.14, 0.05, 0.2), m.skin("hoop", "metal:chrome"), (0, -0.17, 0.1), edge=0.02))
    parts += neck(m, 1.25, 3.0, -0.2, 4)
    parts += strings(m, 0.1, 3.0, -0.235, 5, 0.13)
    parts.append(rod(0.04, 0.14, m.skin("key", "plastic:ivory"), (-0.12, -0.16, 2.2), (0, -90, 0), edge=0.02))
    lean(parts, (0, 0, 0), (-6, m.num("tilt", -14), 0))
