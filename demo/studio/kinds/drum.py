"""Drums: a shell, two hoops, a skin, lugs or ropes, sticks."""

from math import cos, pi, sin

from studio.kit.line import tube
from studio.kit.round import ball, lathe, ring, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """deep is the height; rope laces it in zigzag, otherwise it has lugs."""
    r, h = 0.9, m.num("deep", 0.85)
    lathe([(r, 0.05), (r, 0.05), (r, h - 0.05), (r, h - 0.05)], m.skin(axis="z"))
    lathe([(0, h), (0, h), (r * 0.99, h)], m.skin("skin", "paper:paper"))
    lathe([(0, 0), (0, 0), (r * 0.99, 0)], m.skin("skin", "paper:paper"))
    hoop = m.skin("hoop", "metal:chrome")
    for z in (0.04, h - 0.02):
        lathe(
            [
                (r, z - 0.05),
                (r + 0.05, z - 0.05),
                (r + 0.05, z - 0.05),
                (r + 0.05, z + 0.06),
                (r + 0.05, z + 0.06),
                (r, z + 0.06),
            ],
            hoop,
        )
    count = m.count("lugs", 10)
    for i in range(count):
        a, b, c = (2 * pi * (i + k) / count for k in (0, 0.5, 1))
        if m.on("rope"):
            q = r + 0.065
            tube(
                [
                    (q * cos(a), q * sin(a), h - 0.08),
                    (q * cos(b), q * sin(b), 0.08),
                    (q * cos(c), q * sin(c), h - 0.08),
                ],
                0.022,
                m.skin("rope_skin", "fabric:ivory"),
                smooth=False,
            )
        else:
            q = r + 0.05
            rod(0.02, h - 0.06, hoop, (q * cos(a), q * sin(a), 0.03))
            ball(0.06, hoop, (q * cos(a), q * sin(a), h / 2), (1, 1, 1.9), rows=17)
    if m.on("sticks", True):
        for dx, turn in ((-0.25, 62), (0.15, 38)):
            stick = lathe(
                [
                    (0, 0),
                    (0.03, 0.02),
                    (0.034, 0.4),
                    (0.032, 1.1),
                    (0.018, 1.45),
                    (0.034, 1.52),
                    (0.03, 1.57),
                    (0, 1.6),
                ],
                m.skin("stick", "wood:birch", "z"),
            )
            stick.rotation_euler = (0, 1.5708, turn * pi / 180)
            stick.location = (dx - 0.5, -0.6, h + 0.06)
    ring(r * 0.62, 0.004, m.skin("skin", "paper:paper"), (0, 0, h))
