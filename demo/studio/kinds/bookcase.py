"""Bookcases full of books."""

from studio.kit.box import box
from studio.recipe import Recipe

SPINES = [
    "red",
    "navy",
    "forest",
    "mustard",
    "burgundy",
    "cream",
    "teal",
    "chocolate",
    "grey",
    "terracotta",
    "olive",
    "ivory",
]


def build(m: Recipe) -> None:
    """shelves and width; books are drawn by the product's own seed."""
    w, h, d, shelves = m.num("width", 1.5), m.num("height", 2.2), 0.5, m.count("shelves", 5)
    side, plank = m.skin(axis="z"), m.skin(axis="x")
    for x in (-w / 2, w / 2):
        box((0.07, d, h), side, (x, 0, h / 2), edge=0.01)
    box((w, 0.03, h), m.skin("back", m.main, "z"), (0, d / 2, h / 2), edge=0.0)
    step = (h - 0.16) / shelves
    for i in range(shelves + 1):
        z = 0.1 + i * step
        box((w, d, 0.06), plank, (0, 0, z), edge=0.01)
        if i < shelves:
            row(m, -w / 2 + 0.05, w / 2 - 0.05, z + 0.03, step - 0.1, d)
    box((w + 0.14, d + 0.08, 0.06), plank, (0, 0, h), edge=0.015)


def row(m: Recipe, left: float, right: float, floor: float, room: float, d: float) -> None:
    """One shelf of books, with a gap or a leaning one now and then."""
    x, stop = left, right - (m.rng.random() < 0.4) * m.rng.uniform(0.1, 0.5)
    while True:
        thick, tall = m.rng.uniform(0.045, 0.1), room * m.rng.uniform(0.7, 0.97)
        if x + thick > stop:
            return
        cover = m.skin(f"book {m.rng.randrange(12)}", f"paper:{m.rng.choice(SPINES)}")
        box(
            (thick - 0.006, d * 0.72, tall), cover, (x + thick / 2, -d * 0.08, floor + tall / 2), edge=0.008, segments=1
        )
        if m.rng.random() < 0.5:
            box(
                (thick - 0.01, 0.004, tall * 0.1),
                m.skin("title", "paper:gold"),
                (x + thick / 2, -d * 0.08 - d * 0.362, floor + tall * 0.78),
                edge=0.0,
            )
        x += thick
