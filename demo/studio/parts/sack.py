"""The stuffed body of a bag, and things sewn to its front."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from studio.kit.box import power
from studio.kit.line import tube
from studio.kit.mesh import Point, surface


@dataclass
class Sack:
    """A bag body standing on z = 0, its back flat at y > 0; lengths in units."""

    width: float = 1.4
    depth: float = 0.8
    height: float = 2.0
    taper: float = 0.12
    top: float = 3.0  # how square the top is: 2 round, 6 square
    foot: float = 6.0
    square: float = 3.2

    def half(self, z: float) -> tuple[float, float]:
        """Half width and half depth at height z."""
        t = max(-1.0, min(1.0, 2 * z / self.height - 1))
        p = self.top if t > 0 else self.foot
        cap = (1 - abs(t) ** p) ** (1 / p)
        return self.width / 2 * cap * (1 - self.taper * t), self.depth / 2 * cap**0.8 * (1 - 0.8 * self.taper * t)

    def front(self, x: float, z: float) -> float:
        """The y of the front at x and z."""
        w, d = self.half(z)
        if w <= 0 or abs(x) >= w:
            return 0.0
        return float(-d * (1 - abs(x / w) ** self.square) ** (1 / self.square) - sag(x, z))

    def body(self, material: Any) -> Any:
        """The body itself, gently creased."""

        def at(u: float, v: float) -> Point:
            z = self.height / 2 * (1 - cos(pi * u))
            w, d = self.half(z)
            a = 2 * pi * v
            x, y = w * power(cos(a), 2 / self.square), d * power(sin(a), 2 / self.square)
            return x, y * 0.65 if y > 0 else y - sag(x, z) * (1 if d > 0.05 else 0), z

        return surface(at, 64, 96, material, wrap=True)

    def patch(
        self,
        size: tuple[float, float],
        middle: tuple[float, float],
        bulge: float,
        material: Any,
        *,
        corner: float = 0.3,
    ) -> Any:
        """A stuffed pocket of the given width and height on the front, centred at (x, z)."""

        def at(u: float, v: float) -> Point:
            a = 2 * pi * v
            x = middle[0] + size[0] / 2 * u * power(cos(a), corner)
            z = middle[1] + size[1] / 2 * u * power(sin(a), corner)
            return (
                x,
                self.front(x, z) + 0.03 - (bulge + 0.03) * (1 - u**7) ** 0.5 * (1 + 0.15 * power(-sin(a), 1) * u),
                z,
            )

        return surface(at, 24, 72, material, wrap=True)

    def seam(
        self,
        size: tuple[float, float],
        middle: tuple[float, float],
        out: float,
        thick: float,
        material: Any,
        start: float = 0.0,
        stop: float = 180.0,
        corner: float = 0.3,
    ) -> None:
        """A zip or piping along part of a pocket outline, angles in degrees, 90 at the top."""
        points: list[Point] = []
        for i in range(41):
            a = (start + (stop - start) * i / 40) * pi / 180
            x, z = (middle[0] + size[0] / 2 * power(cos(a), corner), middle[1] + size[1] / 2 * power(sin(a), corner))
            points.append((x, self.front(x, z) - out, z))
        tube(points, thick, material)


def sag(x: float, z: float) -> float:
    """Small creases, so that cloth does not look moulded."""
    return 0.012 * sin(5.1 * z + 2.3 * x) + 0.008 * sin(9.7 * x - 6.3 * z) + 0.006 * sin(15 * z + 4 * x)
