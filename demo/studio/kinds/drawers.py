"""Chests of drawers."""

from studio.kit.box import box
from studio.parts.carpentry import drawer, post
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """rows of drawers, one or two across; feet turned or straight."""
    w, d, rows = m.num("width", 1.7), 0.85, m.count("rows", 4)
    tall = m.num("row_tall", 0.42)
    h = 0.22 + rows * tall + 0.08
    box((w, d, h - 0.2), m.skin(axis="z"), (0, 0, (h - 0.2) / 2 + 0.18), edge=0.02)
    box((w + 0.14, d + 0.1, 0.07), m.skin(axis="x"), (0, 0, h + 0.02), edge=0.03)
    face, knob = m.skin("front", m.main, "x"), m.skin("knob", "metal:brass")
    for i in range(rows):
        z = 0.24 + tall * (i + 0.5)
        if i == rows - 1 and m.on("split", True):
            for x in (-w / 4, w / 4):
                drawer((x, -d / 2 - 0.01, z), (w / 2 - 0.08, tall - 0.06), face, knob)
        else:
            drawer((0, -d / 2 - 0.01, z), (w - 0.1, tall - 0.06), face, knob, 2)
    for x in (-w / 2 + 0.12, w / 2 - 0.12):
        for y in (-d / 2 + 0.12, d / 2 - 0.12):
            post((x, y, 0.2), (x, y, 0), 0.075, m.skin("foot", m.main, "z"), top=0.045)
