"""Bow ties: two puffed wings, a knot, the band behind."""

from math import cos, pi, sin

from studio.kit.box import cushion
from studio.kit.line import strap
from studio.kit.mesh import surface
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """wide scales the wings; point gives diamond ends."""
    w, h, point = m.num("wide", 1.15), m.num("high", 0.52), m.num("point", 0.0)
    for side in (-1, 1):
        for layer, shrink in ((0, 1.0), (1, 0.9)):

            def wing(
                u: float, v: float, s: int = side, k: int = layer, f: float = shrink
            ) -> tuple[float, float, float]:
                q = 2 * v - 1
                reach = u * (w * f + point * (1 - abs(q)))
                half = h * f * (0.26 + 0.74 * u**0.75)
                folds = 0.05 * (1 - u) * cos(q * pi * 3)
                puff = 0.17 * sin(pi * min(u * 1.05, 1)) * (1 - q**4) ** 0.5
                return (s * (0.06 + reach), -puff * (1 - 2 * k) + folds + 0.14 * k, half * q + 0.03 * sin(3 * u + k))

            surface(wing, 24, 32, m.skin(axis="d"), thickness=0.02)
    cushion((0.34, 0.34, 0.46), m.skin(), (0, -0.1, 0), across=0.6, along=0.45)
    if m.on("strap"):
        strap(
            [
                (-0.1, 0.16, 0.0),
                (-1.0, 0.4, 0.06),
                (-0.9, 1.3, 0.1),
                (0, 1.6, 0.1),
                (0.9, 1.3, 0.1),
                (1.0, 0.4, 0.06),
                (0.1, 0.16, 0.0),
            ],
            0.12,
            0.02,
            m.skin(),
            across=(0, 0, 1),
        )
