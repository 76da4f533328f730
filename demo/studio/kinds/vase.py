"""Vases: one turned profile in several shapes."""

from studio.kit.round import shell
from studio.recipe import Recipe

SHAPES = {  # (share of the widest radius, share of the height)
    "bottle": [(0.55, 0), (0.62, 0.02), (1.0, 0.3), (0.85, 0.52), (0.35, 0.72), (0.26, 0.86), (0.4, 1.0)],
    "urn": [(0.45, 0), (0.5, 0.03), (0.9, 0.45), (1.0, 0.66), (0.8, 0.84), (0.5, 0.92), (0.62, 1.0)],
    "bulb": [(0.4, 0), (0.5, 0.02), (1.0, 0.36), (0.8, 0.66), (0.42, 0.84), (0.42, 0.92), (0.56, 1.0)],
    "trumpet": [(0.5, 0), (0.52, 0.03), (0.36, 0.3), (0.45, 0.6), (0.72, 0.85), (1.0, 1.0)],
    "amphora": [(0.32, 0), (0.4, 0.03), (0.85, 0.42), (1.0, 0.6), (0.75, 0.78), (0.36, 0.88), (0.34, 0.95), (0.5, 1.0)],
}


def build(m: Recipe) -> None:
    """height and radius in units; flutes gives the body ribs."""
    h, r = m.num("height", 2.1), m.num("radius", 0.62)
    side = [(a * r, b * h) for a, b in SHAPES[m.word("shape", "bottle")]]
    shell(side, 0.05, m.skin(), bumps=m.count("flutes", 0), depth=0.035 if m.count("flutes", 0) else 0.0)
