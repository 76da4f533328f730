"""Hourglasses: two glass bulbs, sand, and a frame of turned posts."""

from math import cos, pi, sin

from studio.kit.round import lathe, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """posts and plates in the main surface; sand in its own colour."""
    glass = m.skin("glass", "glass:clear")
    side = [
        (0.1, 0.12),
        (0.46, 0.2),
        (0.54, 0.5),
        (0.3, 0.85),
        (0.065, 1.0),
        (0.3, 1.15),
        (0.54, 1.5),
        (0.46, 1.8),
        (0.1, 1.88),
    ]
    lathe(side, glass)
    sand = m.skin("sand", "clay:sand")
    lathe([(0, 0.14), (0, 0.14), (0.44, 0.21), (0.51, 0.46), (0.4, 0.5), (0.0, 0.78)], sand)
    lathe([(0.05, 1.0), (0.28, 1.16), (0.4, 1.28), (0.4, 1.28), (0, 1.2)], sand)
    lathe([(0, 1.0), (0.018, 1.0), (0.014, 0.7)], sand)
    for z in (0.0, 1.88):
        rod(0.74, 0.12, m.skin(axis="x"), (0, 0, z), edge=0.03)
    posts = m.count("posts", 3)
    for i in range(posts):
        a = 2 * pi * (i + 0.25) / posts
        post = lathe(
            [(0.05, 0.1), (0.07, 0.2), (0.04, 0.4), (0.06, 1.0), (0.04, 1.6), (0.07, 1.8), (0.05, 1.9)],
            m.skin("post", m.main, "z"),
        )
        post.location = (0.63 * cos(a), 0.63 * sin(a), 0)
