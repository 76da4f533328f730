"""Chests: planks, a curved lid, iron bands and a lock."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.line import strap, tube
from studio.kit.mesh import surface
from studio.kit.round import ball
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """lid is domed or flat; bands of iron or brass with nails."""
    w, d, h = m.num("width", 2.0), 1.15, 0.85
    box((w, d, h), m.skin(axis="x"), (0, 0, h / 2), edge=0.02)
    iron, rise = m.skin("iron", "iron:iron"), 0.42 if m.word("lid", "dome") == "dome" else 0.08
    surface(
        lambda u, v: (w / 2 * 1.01 * (2 * u - 1), -d / 2 * 1.01 * cos(pi * v), h + 0.03 + rise * sin(pi * v)),
        2,
        40,
        m.skin(axis="x"),
        caps=True,
    )
    box((w * 1.015, d * 1.015, 0.1), m.skin(axis="x"), (0, 0, h + 0.05), edge=0.01)
    for f in (-0.42, -0.14, 0.14, 0.42):
        x = f * w
        strap([(x, -d / 2 - 0.015, 0.02), (x, -d / 2 - 0.015, 0.3), (x, -d / 2 - 0.015, h - 0.02)], 0.13, 0.03, iron)
        strap(
            [
                (x, -d / 2 * 1.03 * cos(pi * t), h + 0.05 + (rise + 0.015) * sin(pi * t))
                for t in [i / 14 for i in range(15)]
            ],
            0.13,
            0.03,
            iron,
        )
        for z in (0.15, 0.45, 0.72):
            ball(0.03, m.skin("nail", "metal:brass"), (x, -d / 2 - 0.035, z), rows=9)
    box((0.26, 0.05, 0.32), m.skin("lock", "metal:brass"), (0, -d / 2 - 0.03, h - 0.06), edge=0.03)
    box((0.05, 0.02, 0.1), m.skin("hole", "matt:black"), (0, -d / 2 - 0.06, h - 0.1), edge=0.01)
    for side in (-1, 1):
        tube(
            [(side * (w / 2 + 0.01), y, z) for y, z in ((-0.2, 0.58), (-0.17, 0.44), (0.17, 0.44), (0.2, 0.58))],
            0.035,
            iron,
        )
