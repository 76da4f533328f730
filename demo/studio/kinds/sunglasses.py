"""Sunglasses: a frame, two dark lenses, bent arms."""

from math import cos, pi, sin

from studio.kit.box import power
from studio.kit.line import tube
from studio.kit.mesh import surface
from studio.recipe import Recipe

SHAPES = {
    "classic": (0.56, 0.42, 0.55),
    "round": (0.45, 0.45, 1.0),
    "aviator": (0.56, 0.48, 0.75),
    "narrow": (0.58, 0.3, 0.5),
}


def build(m: Recipe) -> None:
    """shape names the lens; lens colours it."""
    w, h, square = SHAPES[m.word("shape", "classic")]
    frame, thick = m.skin(), m.num("thick", 0.055)
    for side in (-1, 1):

        def rim(a: float, f: float = 1.0, s: int = side) -> tuple[float, float, float]:
            drop = 0.1 * (m.word("shape", "classic") == "aviator") * (sin(a) < 0) * -cos(a) * s
            x = w * f * power(cos(a), square)
            z = h * f * power(sin(a), square) * (1.0 if sin(a) > 0 else 0.92) - abs(drop)
            return s * 0.68 + x, 0.1 * (s * 0.68 + x) ** 2, z

        tube([rim(2 * pi * i / 40) for i in range(40)], thick, frame, closed=True)
        surface(lambda u, v, r=rim: r(2 * pi * v, max(u, 0.001)), 8, 48, m.skin("lens", "enamel:black"), wrap=True)
        x = side * (0.68 + w)
        tube(
            [
                (x - side * 0.04, 0.1 * x * x, h * 0.55),
                (x + side * 0.08, 0.1 * x * x + 0.08, h * 0.55),
                (x + side * 0.1, 0.9, h * 0.5),
                (x + side * 0.04, 1.6, h * 0.42),
                (x, 2.0, h * 0.05),
                (x - side * 0.04, 2.2, -h * 0.4),
            ],
            thick * 0.85,
            m.skin("arms", m.main),
        )
    tube([(-0.2, 0.01, h * 0.3), (0, -0.02, h * 0.42), (0.2, 0.01, h * 0.3)], thick, frame)
