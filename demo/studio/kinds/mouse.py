"""Computer mice: a hump with two buttons and a wheel."""

from math import cos, pi, sin

from ..kit.box import box, power
from ..kit.line import tube
from ..kit.mesh import surface
from ..kit.round import rod
from ..recipe import Recipe


def build(m: Recipe) -> None:
    """cord adds a cable; hump raises the palm."""
    w, l, h = m.num("width", 0.62), 1.05, m.num("hump", 0.55)

    def top(x: float, y: float) -> float:
        s = max(0.0, 1 - abs(x / w) ** 2.6 - abs(y / l) ** 3.2)
        return float(s**0.42 * h * (0.86 - 0.24 * y / l))

    def shell(u: float, v: float) -> tuple[float, float, float]:
        a = 2 * pi * v
        x, y = w * u * power(cos(a), 0.75), l * u * power(sin(a), 0.7)
        y_front = -y
        return x, y_front, 0.03 + top(x, -y_front * -1)

    surface(shell, 40, 96, m.skin(), wrap=True)
    surface(lambda u, v: (w * 1.0 * power(cos(2 * pi * v), 0.75), l * power(sin(2 * pi * v), 0.7), 0.07 * u), 3, 96, m.skin("foot", "matt:black"), wrap=True)
    seam = m.skin("seam", "matt:black")
    tube([(0, -y, 0.034 + top(0, y)) for y in [0.2 + 0.08 * i for i in range(10)]], 0.014, seam)
    tube([(x, -0.2, 0.034 + top(x, 0.2)) for x in [(-0.96 + 0.08 * i) * w for i in range(25)]], 0.012, seam)
    rod(0.13, 0.09, m.skin("wheel", "rubber:charcoal"), (-0.045, -0.55, top(0, 0.55) - 0.02), (0, 90, 0), edge=0.03)
    if m.on("cord"):
        tube([(0, -l * 0.97, 0.1), (0, -l - 0.2, 0.06), (0.15, -l - 0.45, 0.03), (0.5, -l - 0.5, 0.03), (0.8, -l - 0.1, 0.03), (1.0, 0.4, 0.03), (1.2, 0.9, 0.03)], 0.035, m.skin("cord_skin", "rubber:black"))
    else:
        box((0.1, 0.1, 0.004), m.skin("lamp", "glow:sky"), (0, 0.35, 0.036 + top(0, -0.35)), edge=0.0)
