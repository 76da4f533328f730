"""Computer mice: a hump with two buttons and a wheel."""

from math import cos, pi, sin

from studio.kit.box import box, power
from studio.kit.line import tube
from studio.kit.mesh import surface
from studio.kit.round import rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """cord adds a cable; hump raises the palm."""
    w, long, h = m.num("width", 0.62), 1.05, m.num("hump", 0.55)

    def top(x: float, y: float) -> float:
        """Height of the shell; the hump is towards the palm, y > 0."""
        s = max(0.0, 1 - abs(x / w) ** 2.4 - abs(y / long) ** 2.8)
        return float(0.06 + s**0.5 * h * (0.8 + 0.3 * y / long))

    def shell(u: float, v: float) -> tuple[float, float, float]:
        a, r = 2 * pi * v, sin(pi * u / 2)
        x, y = w * r * power(cos(a), 0.83), long * r * power(sin(a), 0.72)
        return x, y, top(x, y)

    surface(shell, 40, 96, m.skin(), wrap=True)
    surface(
        lambda u, v: (w * 1.0 * power(cos(2 * pi * v), 0.75), long * power(sin(2 * pi * v), 0.7), 0.07 * u),
        3,
        96,
        m.skin("foot", "matt:black"),
        wrap=True,
    )
    seam = m.skin("seam", "rubber:black" if "black" not in m.main and "charcoal" not in m.main else "rubber:grey")
    tube([(0, -y, 0.004 + top(0, -y)) for y in [0.0 + 0.045 * i for i in range(23)]], 0.012, seam)
    tube(
        [
            (x * w, -0.05 - 0.1 * x * x, 0.003 + top(x * w, -0.05 - 0.1 * x * x))
            for x in [-0.97 + 0.0485 * i for i in range(41)]
        ],
        0.011,
        seam,
    )
    rod(0.14, 0.1, m.skin("wheel", "rubber:grey"), (-0.05, -0.55, top(0, -0.55) - 0.04), (0, 90, 0), edge=0.03)
    if m.on("cord"):
        tube(
            [
                (0, -long * 0.97, 0.1),
                (0, -long - 0.2, 0.06),
                (0.15, -long - 0.45, 0.03),
                (0.5, -long - 0.5, 0.03),
                (0.8, -long - 0.1, 0.03),
                (1.0, 0.4, 0.03),
                (1.2, 0.9, 0.03),
            ],
            0.035,
            m.skin("cord_skin", "rubber:black"),
        )
    else:
        box((0.1, 0.1, 0.004), m.skin("lamp", "glow:sky"), (0, 0.3, 0.004 + top(0, 0.3)), edge=0.0)
