"""Computer keyboards, full size or compact, one with a solar strip."""

from studio.kit.box import box, taper
from studio.parts.solar import panel
from studio.recipe import Recipe

ROWS = [
    [1.5] + [1] * 12 + [1.5],
    [1.75] + [1] * 11 + [2.25],
    [2.25] + [1] * 10 + [2.75],
    [1.25, 1.25, 1.25, 6.0, 1.25, 1.25, 1.25, 1.5],
]


def build(m: Recipe) -> None:
    """pad adds the number block; accent colours the outer keys; solar puts a strip of cells above the keys."""
    u, pad = 0.13, m.on("pad", True)
    wide, deep = (u * (15 + (5.2 if pad else 0)) + 0.16, u * (6.4 if not m.on("solar") else 8.2) + 0.14)
    box((wide, deep, 0.12), m.skin(), (0, 0, 0.06), (4, 0, 0), edge=0.05)
    top = deep / 2 - 0.07 - u / 2 - (u * 1.9 if m.on("solar") else 0)
    left = -wide / 2 + 0.08
    rows = [[1] + [0.5] + [1] * 4 + [0.5] + [1] * 4 + [0.5] + [1] * 3, [1] * 13 + [2.0], *ROWS]
    for number, row in enumerate(rows):
        x = left
        y = top - number * u - (0.04 if number else -0.02)
        for place, size in enumerate(row):
            if size != 0.5:
                key(m, x + size * u / 2, y, size * u, "accent" if place in (0, len(row) - 1) or number == 0 else "keys")
            x += size * u
    if pad:
        for row in range(5):
            for col in range(4):
                key(
                    m,
                    left + u * (15.7 + col + 0.5),
                    top - u * (row + 1) - 0.04,
                    u,
                    "accent" if col == 3 or row == 0 else "keys",
                )
    if m.on("solar"):
        panel((wide * 0.92, u * 1.5), (8, 1), (0, deep / 2 - u * 1.1, 0.16), (-86, 0, 0), rim=0.02)


def key(m: Recipe, x: float, y: float, wide: float, part: str) -> None:
    """One key cap, dished by its taper."""
    z = 0.15 + y * 0.07
    taper((wide - 0.018, 0.112, 0.09), (0.82, 0.8), m.skin(part, "matt:charcoal"), (x, y, z), (4, 0, 0), edge=0.012)
