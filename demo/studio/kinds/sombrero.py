"""Sombreros: a tall pointed crown and a very wide upturned brim."""

from math import cos, pi, sin

from studio.kit.round import ball, lathe
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """braid colours the bands; tassels hang at the rim if wanted."""
    lathe(
        [
            (1.5, 0.34),
            (1.52, 0.4),
            (1.46, 0.42),
            (1.3, 0.2),
            (1.0, 0.05),
            (0.6, 0.0),
            (0.56, 0.02),
            (0.52, 0.2),
            (0.4, 0.75),
            (0.28, 1.05),
            (0.14, 1.15),
            (0, 1.12),
        ],
        m.skin(),
        segments=120,
    )
    lathe([(1.5, 0.34), (1.3, 0.14), (1.0, 0.0), (0.6, -0.05)], m.skin(), segments=120)
    for i, (r, z, tall) in enumerate(((0.545, 0.1, 0.08), (0.48, 0.42, 0.06), (0.4, 0.76, 0.05))):
        lathe(
            [(r + 0.025, z - tall), (r + 0.02, z), (r, z + tall)],
            m.skin(f"braid{i % 2}", ("fabric:red", "fabric:green")[i % 2]),
        )
    for r, z in ((0.85, 0.03), (1.15, 0.125), (1.36, 0.285)):
        lathe(
            [(r - 0.05, z - 0.01), (r, z + 0.025), (r + 0.05, z + 0.055)],
            m.skin("braid1" if r == 1.15 else "braid0", "fabric:green" if r == 1.15 else "fabric:red"),
            segments=120,
        )
    for i in range(36):
        a = 2 * pi * i / 36
        ball(0.05, m.skin("pompom", "felt:yellow"), (1.51 * cos(a), 1.51 * sin(a), 0.38), rows=9)
