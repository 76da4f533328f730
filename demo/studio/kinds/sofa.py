"""Sofas: a base, seat and back cushions, arms."""

from studio.kit.box import box, cushion, pillow
from studio.parts.carpentry import post
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """seats 2 or 3; arms round or square; scatter adds two pillows."""
    seats, skin = m.count("seats", 3), m.skin()
    w, soft = 0.42 + 0.86 * seats, m.on("round", True)
    box((w, 1.05, 0.34), skin, (0, 0, 0.37), edge=0.06, segments=4)
    box((w, 0.3, 1.0), skin, (0, 0.47, 0.72), (-6, 0, 0), edge=0.12, segments=6)
    for side in (-1, 1):
        x = side * (w / 2 + 0.08)
        if soft:
            cushion((0.36, 1.16, 0.9), skin, (x, -0.02, 0.58), across=0.3, along=0.45)
        else:
            box((0.26, 1.12, 0.8), skin, (x, -0.02, 0.6), edge=0.06, segments=4)
    for i in range(seats):
        x = (i - (seats - 1) / 2) * (w / seats)
        box((w / seats - 0.02, 0.86, 0.26), m.skin("cushions", m.main), (x, -0.14, 0.64), edge=0.1, segments=6)
        box(
            (w / seats - 0.04, 0.26, 0.58),
            m.skin("cushions", m.main),
            (x, 0.27, 1.0),
            (-12, 0, 0),
            edge=0.11,
            segments=6,
        )
    if m.word("scatter", ""):
        for side in (-1, 1):
            pillow((0.5, 0.5), 0.24, m.skin("scatter"), (side * (w / 2 - 0.3), 0.02, 1.0), (-18, side * 10, side * -14))
    for x in (-w / 2, w / 2):
        for y in (-0.42, 0.42):
            post((x, y, 0.24), (x, y, 0), 0.05, m.skin("feet", "wood:walnut", "z"), top=0.03)
