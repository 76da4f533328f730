"""Rugby balls and American footballs: a pointed ellipsoid of four panels, with laces."""

from math import cos, pi, sin

from studio.kit.line import tube
from studio.kit.mesh import move, surface
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """point sharpens the ends; main and second colour the ends and the middle; laces are sewn along the top front."""
    sharp, turn = m.num("point", 1.15), (0.0, m.num("pitch", -12), m.num("yaw", -18))

    def radius(u: float) -> float:
        return float(0.62 * sin(pi * u) ** sharp)

    def part(low: float, high: float, skin: object) -> None:
        def at(u: float, v: float) -> tuple[float, float, float]:
            t = low + (high - low) * u
            a = 2 * pi * v
            r = radius(t) * (1 - 0.02 * (abs(sin(2 * a)) < 0.06))
            return -1.05 * cos(pi * t), r * cos(a), r * sin(a)

        move(surface(at, 40, 160, skin, wrap=True), turn=turn)

    band = m.num("band", 0.22)
    part(0.0, band, m.skin("second", m.main))
    part(band, 1 - band, m.skin())
    part(1 - band, 1.0, m.skin("second", m.main))
    if m.on("laces", True):
        lace = m.skin("lace", "leather:white")
        a0 = m.num("lace_at", 2.4)
        for i in range(8):
            x = -0.28 + i * 0.08
            points = [(x, 0.63 * cos(a0 + w), 0.63 * sin(a0 + w)) for w in (-0.14, -0.07, 0, 0.07, 0.14)]
            move(tube(points, 0.022, lace), turn=turn)
        move(
            tube(
                [
                    (-0.34, 0.615 * cos(a0), 0.615 * sin(a0)),
                    (0, 0.63 * cos(a0), 0.63 * sin(a0)),
                    (0.34, 0.615 * cos(a0), 0.615 * sin(a0)),
                ],
                0.02,
                lace,
            ),
            turn=turn,
        )
