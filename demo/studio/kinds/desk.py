"""Writing desks: a top, drawers and legs."""

from studio.kit.box import box
from studio.parts.carpentry import bar, drawer
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """pedestals on one or both sides; lamp, books and paper dress the top if wanted."""
    w, d, h = m.num("width", 2.4), 1.1, 1.3
    top, up = m.skin(axis="x"), m.skin(axis="z")
    box((w, d, 0.08), top, (0, 0, h), edge=0.02)
    sides = (-1, 1) if m.on("both") else (1,)
    for side in sides:
        x = side * (w / 2 - 0.36)
        box((0.6, d * 0.92, h - 0.24), up, (x, 0, h / 2 + 0.06), edge=0.015)
        for i in range(3):
            drawer(
                (x, -d * 0.46 - 0.01, 0.4 + i * 0.36),
                (0.52, 0.31),
                m.skin("front", m.main, "x"),
                m.skin("knob", "metal:brass"),
            )
        for y in (-d * 0.4, d * 0.4):
            for off in (-0.24, 0.24):
                bar((x + off, y, 0), (x + off, y, 0.2), (0.07, 0.07), up)
    if not m.on("both"):
        for y in (-d * 0.42, d * 0.42):
            bar((-w / 2 + 0.08, y, 0), (-w / 2 + 0.08, y, h), (0.09, 0.09), m.skin("leg", m.main, "z"))
        box((w - 0.8, 0.04, 0.24), top, (-0.34, -d * 0.44, h - 0.15), edge=0.01)
    else:
        drawer((0, -d * 0.46, h - 0.15), (w - 1.4, 0.2), m.skin("front", m.main, "x"), m.skin("knob", "metal:brass"))
    if m.on("papers", True):
        box((0.42, 0.3, 0.012), m.skin("sheet", "paper:white"), (-0.1, -0.15, h + 0.05), (0, 0, 8), edge=0.0)
        for i, tone in enumerate(("red", "navy", "mustard")):
            box(
                (0.4 - i * 0.03, 0.28, 0.07),
                m.skin(f"book{i}", f"paper:{tone}"),
                (-w * 0.36, 0.1, h + 0.075 + i * 0.07),
                (0, 0, i * 9),
                edge=0.01,
            )
