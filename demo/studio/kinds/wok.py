"""Woks: a deep bowl of steel with one or two handles."""

from studio.kit.line import arc, strap, tube
from studio.kit.round import lathe, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """two gives ears instead of a stick; lid adds a cover."""
    r, d = 1.0, m.num("depth", 0.5)
    shell([(0.34, 0), (0.36, 0.005), (0.7, d * 0.32), (0.93, d * 0.8), (r, d), (r + 0.03, d)], 0.03, m.skin())
    grip = m.skin("grip", "wood:walnut", "x")
    if not m.on("two"):
        strap(
            [(0.9, 0, d * 0.75), (1.15, 0, d + 0.05), (1.4, 0, d + 0.16)],
            0.13,
            0.06,
            m.skin("neck", "metal:steel"),
            across=(0, 1, 0),
        )
        strap([(1.35, 0, d + 0.14), (1.7, 0, d + 0.28), (2.0, 0, d + 0.36)], 0.17, 0.13, grip, across=(0, 1, 0))
    for side in (-1, 1) if m.on("two") else (-1,):
        ear = [
            (
                side * (r - 0.03 + 0.26 * (1 - (i / 6 - 1) ** 2)),
                0.3 * (i / 6 - 1),
                d + 0.02 + 0.05 * (1 - (i / 6 - 1) ** 2),
            )
            for i in range(13)
        ]
        tube(ear, 0.04, m.skin("ear", "metal:steel"))
    if m.on("lid"):
        lathe(
            [(r * 0.97, d + 0.01), (r * 0.97, d + 0.01), (0.6, d + 0.24), (0.1, d + 0.34), (0, d + 0.34)],
            m.skin("lid_skin", "metal:steel"),
        )
        tube(arc(0.14, 0, 180, 10, at=(0, 0, d + 0.36)), 0.045, grip)
