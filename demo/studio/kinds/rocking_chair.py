"""Rocking chairs: a slatted or spindled back, arms, two long rockers."""

from studio.kit.box import box
from studio.kit.line import arc, strap
from studio.parts.carpentry import bar, post
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """back is spindles or slats; cushion lays a pad on the seat."""
    wood, grain = m.skin(axis="z"), m.skin(axis="y")
    for x in (-0.56, 0.56):
        strap([(x, y, z + 2.33) for _, y, z in arc(2.3, -125, -58, 14, plane="yz")], 0.09, 0.1, grain, across=(1, 0, 0))
        post((x, -0.52, 0.12), (x, -0.5, 1.15), 0.05, wood)
        post((x, 0.5, 0.12), (x * 0.98, 0.42, 0.75), 0.05, wood)
        bar((x * 1.0, -0.66, 1.17), (x * 0.98, 0.62, 1.2), (0.06, 0.16), grain, 0.03)
        post((x * 0.95, 0.4, 0.7), (x * 0.88, 0.92, 2.1), 0.05, wood)
        post((x, -0.5, 0.4), (x, 0.48, 0.4), 0.03, wood)
    box((1.16, 1.08, 0.08), m.skin(axis="x"), (0, -0.03, 0.72), (3, 0, 0), edge=0.03)
    bar((-0.5, -0.5, 0.45), (0.5, -0.5, 0.45), (0.05, 0.05), m.skin(axis="x"))
    if m.word("back", "spindles") == "spindles":
        for i in range(7):
            x = -0.39 + i * 0.13
            post((x, 0.43, 0.75), (x * 0.95, 0.87, 1.98), 0.022, wood)
    else:
        for i in range(4):
            z = 1.0 + i * 0.29
            box((0.96, 0.04, 0.17), m.skin(axis="x"), (0, 0.4 + (z - 0.7) * 0.37, z), (-20, 0, 0), edge=0.02)
    box((1.14, 0.08, 0.24), m.skin(axis="x"), (0, 0.9, 2.04), (-20, 0, 0), edge=0.035)
    if m.word("cushion", ""):
        box((1.0, 0.95, 0.16), m.skin("cushion"), (0, -0.05, 0.83), (3, 0, 0), edge=0.075, segments=6)
