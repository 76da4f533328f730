"""Cowboy hats: a creased crown and a brim rolled up at the sides."""

from math import cos, exp, pi, sin

from studio.kit.mesh import soften, surface
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """roll lifts the brim; band goes round the crown."""
    roll, tall = m.num("roll", 0.62), m.num("tall", 0.95)

    def ring(r: float, a: float) -> tuple[float, float]:
        return r * cos(a) * 0.86, r * sin(a) * 1.08

    def brim(u: float, v: float) -> tuple[float, float, float]:
        a, r = 2 * pi * v, 0.62 + 0.78 * u
        x, y = ring(r, a)
        lift = roll * abs(cos(a)) ** 1.6 * u**1.7 - 0.16 * abs(sin(a)) ** 3 * u**1.5
        return x * (1 - 0.2 * u * abs(cos(a)) ** 2 * roll), y, 0.05 + lift

    def crown(u: float, v: float) -> tuple[float, float, float]:
        a = 2 * pi * v
        t = min(u / 0.72, 1.0)
        top = max(0.0, (u - 0.72) / 0.28)
        r = 0.62 * (1 - 0.2 * t**2) * (1 - top**1.4)
        x, y = ring(r, a)
        crease = 0.34 * exp(-((x / 0.2) ** 2)) * (1 if top > 0 else t**6) * exp(-((y / 0.75) ** 4))
        return x, y, 0.05 + tall * t**0.85 + 0.07 * top - crease

    soften(surface(brim, 14, 72, m.skin(), wrap=True, thickness=0.04), 1)
    soften(surface(crown, 40, 72, m.skin(), wrap=True), 1)
    surface(
        lambda u, v: (*ring(0.632 - 0.012 * u, 2 * pi * v), 0.07 + 0.17 * u),
        3,
        72,
        m.skin("band", "leather:chocolate"),
        wrap=True,
    )
