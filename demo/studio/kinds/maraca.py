"""Maracas: a pair of rattles on sticks."""

from studio.kit.round import lathe
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """Two rattles leaning apart; bands of second colour round them."""
    for side in (-1, 1):
        parts = [
            lathe([(0.1, 1.0), (0.22, 1.08), (0.46, 1.4), (0.5, 1.68), (0.36, 2.0), (0, 2.14)], m.skin(axis="z")),
            lathe([(0.1, 0.92), (0.11, 1.0), (0.115, 1.04)], m.skin("ring", "metal:brass")),
            lathe(
                [(0, 0), (0.1, 0.02), (0.13, 0.1), (0.085, 0.22), (0.08, 0.7), (0.1, 1.02)],
                m.skin("stick", "wood:oak", "z"),
            ),
            lathe([(0.507, 1.5), (0.51, 1.6), (0.507, 1.72)], m.skin("band", "enamel:yellow")),
            lathe([(0.395, 1.94), (0.345, 2.02)], m.skin("band2", "enamel:green")),
        ]
        for part in parts:
            part.rotation_euler = (0.0, side * 0.38, 0.0)
            part.location = (side * 0.12, side * 0.14, 0)
