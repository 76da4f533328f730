"""Ladles: a deep bowl on a long bent handle."""

from studio.kit.line import strap
from studio.kit.round import shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """The ladle lies tilted, bowl to the lower left."""
    shell([(0.1, 0), (0.12, 0.003), (0.34, 0.09), (0.45, 0.28), (0.47, 0.36)], 0.025, m.skin())
    strap(
        [(0.4, 0, 0.3), (0.5, 0, 0.5), (0.8, 0, 0.85), (1.5, 0, 1.3), (2.1, 0, 1.62)],
        0.1,
        0.035,
        m.skin("main", axis="x"),
        across=(0, 1, 0),
    )
    strap(
        [(1.4, 0, 1.23), (1.8, 0, 1.46), (2.3, 0, 1.74), (2.42, 0, 1.72)],
        0.16,
        0.08,
        m.skin("grip", m.main),
        across=(0, 1, 0),
    )
