"""A pitcher: a jug with a lip and a long ear."""

from math import cos, exp, pi, sin

from studio.kit.line import tube
from studio.kit.mesh import surface
from studio.kit.round import dense, lathe
from studio.recipe import Recipe

SHAPES = {
    "belly": [(0.5, 0), (0.56, 0.03), (0.82, 0.6), (0.72, 1.05), (0.46, 1.5), (0.44, 1.65), (0.56, 1.95)],
    "straight": [(0.62, 0), (0.66, 0.03), (0.6, 0.7), (0.52, 1.4), (0.52, 1.6), (0.58, 1.95)],
    "round": [(0.42, 0), (0.5, 0.03), (0.9, 0.55), (0.86, 0.9), (0.5, 1.4), (0.42, 1.55), (0.5, 1.85)],
}


def build(m: Recipe) -> None:
    """shape names the profile; drink fills a glass pitcher."""
    side = dense(SHAPES[m.word("shape", "belly")])
    top = side[-1][1]

    def at(u: float, v: float) -> tuple[float, float, float]:
        r, z = side[min(int(u * (len(side) - 1) + 0.5), len(side) - 1)]
        a = 2 * pi * v
        lip = exp(-((min(a, 2 * pi - a) / 0.42) ** 2)) * max(0.0, (z / top - 0.72) / 0.28) ** 1.5
        return (r + 0.26 * lip) * cos(a), r * sin(a) * (1 - 0.05 * lip), z + 0.1 * lip

    surface(at, len(side), 72, m.skin(), wrap=True, thickness=0.06)
    lathe([(0, 0.03), (0, 0.03), (side[2][0], 0.03)], m.skin())
    if m.word("drink", ""):
        fill = [(r - 0.05, z) for r, z in side if 0.05 < z < top * 0.72]
        lathe([(0, 0.06), (0, 0.06), *fill[::3], fill[-1], fill[-1], (0, fill[-1][1])], m.skin("drink"))
    r = side[-1][0]
    tube(
        [
            (-r * 0.9, 0, top - 0.1),
            (-r - 0.4, 0, top + 0.02),
            (-r - 0.72, 0, top * 0.72),
            (-r - 0.5, 0, top * 0.4),
            (-0.72, 0, top * 0.3),
        ],
        0.075,
        m.skin("ear_skin", m.main),
    )
