"""Crates: slatted wooden boxes."""

from studio.kit.box import box
from studio.kit.round import ball
from studio.parts.carpentry import bar
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """open crates hold apples if fruit is set; closed ones have a brace."""
    w, d, h, slats = (m.num("width", 2.0), m.num("depth", 1.3), m.num("height", 1.1), m.count("slats", 3))
    long, short, up = m.skin(axis="x"), m.skin(axis="y"), m.skin(axis="z")
    step = h / slats
    for i in range(slats):
        z = step * (i + 0.5)
        for y in (-d / 2, d / 2):
            box((w, 0.05, step * 0.84), long, (0, y, z), edge=0.012)
        for x in (-w / 2, w / 2):
            box((0.05, d, step * 0.84), short, (x, 0, z), edge=0.012)
    for x in (-w / 2 + 0.1, w / 2 - 0.1):
        for y in (-d / 2 + 0.09, d / 2 - 0.09):
            box((0.12, 0.12, h), up, (x, y, h / 2), edge=0.01)
    box((w - 0.1, d - 0.1, 0.05), long, (0, 0, 0.05), edge=0.0)
    if m.on("closed"):
        close(m, w, d, h)
    if m.word("fruit", ""):
        for _ in range(46):
            at = (
                m.rng.uniform(-w / 2 + 0.2, w / 2 - 0.2),
                m.rng.uniform(-d / 2 + 0.2, d / 2 - 0.2),
                m.rng.uniform(h * 0.72, h * 0.98),
            )
            ball(0.15, m.skin("fruit"), at, rows=17)


def close(m: Recipe, w: float, d: float, h: float) -> None:
    """A lid of planks, corner posts and a diagonal brace."""
    long, up, front = m.skin(axis="x"), m.skin(axis="z"), -d / 2 - 0.04
    for i in range(5):
        box((w + 0.05, d / 5 * 0.92, 0.06), long, (0, -d / 2 + d / 5 * (i + 0.5), h + 0.03), edge=0.012)
    for x in (-w / 2 + 0.12, w / 2 - 0.12):
        box((0.2, 0.06, h + 0.05), up, (x, front, h / 2), edge=0.012)
    bar((-w / 2 + 0.2, front, 0.15), (w / 2 - 0.2, front, h - 0.15), (0.16, 0.05), long)
