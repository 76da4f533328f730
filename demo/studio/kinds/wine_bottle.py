"""Wine bottles: Bordeaux shoulders or Burgundy slopes, with label and capsule."""

from math import cos, pi, sin

from studio.kit.mesh import surface
from studio.kit.round import lathe
from studio.recipe import Recipe

SHAPES = {
    "bordeaux": [
        (0.33, 0.03),
        (0.38, 0.1),
        (0.38, 0.16),
        (0.38, 1.1),
        (0.38, 1.18),
        (0.34, 1.33),
        (0.2, 1.48),
        (0.145, 1.6),
        (0.13, 1.75),
        (0.125, 2.05),
        (0.125, 2.05),
        (0.15, 2.06),
        (0.15, 2.12),
        (0.12, 2.14),
    ],
    "burgundy": [
        (0.36, 0.03),
        (0.42, 0.1),
        (0.42, 0.16),
        (0.42, 0.8),
        (0.41, 0.9),
        (0.36, 1.15),
        (0.24, 1.4),
        (0.15, 1.68),
        (0.135, 1.8),
        (0.13, 2.05),
        (0.13, 2.05),
        (0.155, 2.06),
        (0.155, 2.12),
        (0.12, 2.14),
    ],
    "flute": [
        (0.28, 0.03),
        (0.33, 0.1),
        (0.33, 0.16),
        (0.33, 0.75),
        (0.32, 0.9),
        (0.29, 1.2),
        (0.2, 1.55),
        (0.13, 1.95),
        (0.125, 2.05),
        (0.125, 2.2),
        (0.125, 2.2),
        (0.15, 2.21),
        (0.15, 2.27),
        (0.12, 2.29),
    ],
}


def build(m: Recipe) -> None:
    """shape, label and capsule colours; dark tinted glass is modelled as a glossy solid."""
    side = SHAPES[m.word("shape", "bordeaux")]
    lathe([(0, 0.03), (0, 0.03), *side, (0, side[-1][1])], m.skin())
    top, r = side[-1][1], max(a for a, _ in side)
    lathe(
        [
            (0.148, top - 0.45),
            (0.148, top - 0.4),
            (0.146, top - 0.1),
            (0.165, top - 0.085),
            (0.165, top + 0.005),
            (0.165, top + 0.005),
            (0, top + 0.01),
        ],
        m.skin("capsule", "plastic:burgundy"),
    )
    label(r + 0.006, 0.38, 0.98, 1.25, m.skin("label", "paper:ivory"))
    label(r + 0.009, 0.74, 0.8, 1.0, m.skin("print", "paper:burgundy"))
    label(r + 0.009, 0.46, 0.49, 0.8, m.skin("print", "paper:burgundy"))
    label(r + 0.009, 0.55, 0.57, 0.55, m.skin("ink", "paper:charcoal"))
    label(r + 0.009, 0.87, 0.91, 0.4, m.skin("ink", "paper:gold"))


def label(r: float, low: float, high: float, reach: float, skin: object) -> None:
    """A paper label round the front, reach radians to either side."""
    surface(
        lambda u, v: (
            r * cos(-pi / 2 + reach * (2 * v - 1)),
            r * sin(-pi / 2 + reach * (2 * v - 1)),
            low + (high - low) * u,
        ),
        2,
        32,
        skin,
    )
