"""Boxes, cushions and other block-like things."""

from math import copysign, cos, pi, sin
from typing import Any

from .mesh import Point, add_mesh, bevel, fix_normals, move, surface

CUBE_FACES = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]


def box(
    size: Point, material: Any, at: Point = (0, 0, 0), turn: Point = (0, 0, 0), edge: float = 0.02, segments: int = 3
) -> Any:
    """A bevelled box centred on its at point."""
    x, y, z = (s / 2 for s in size)
    corners = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z), (-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)]
    return move(
        bevel(add_mesh(corners, CUBE_FACES, material), min(edge, x * 0.95, y * 0.95, z * 0.95), segments), at, turn
    )


def taper(
    size: Point,
    top: tuple[float, float],
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    edge: float = 0.02,
) -> Any:
    """A box whose upper face is scaled by top (x, y)."""
    x, y, z = (s / 2 for s in size)
    a, b = x * top[0], y * top[1]
    corners = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z), (-a, -b, z), (a, -b, z), (a, b, z), (-a, b, z)]
    return move(bevel(add_mesh(corners, CUBE_FACES, material), edge), at, turn)


def power(value: float, exponent: float) -> float:
    """Signed power, the step from circle to squircle."""
    return copysign(abs(value) ** exponent, value)


def cushion(
    size: Point,
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    across: float = 0.35,
    along: float = 0.35,
    rows: int = 48,
) -> Any:
    """A superellipsoid of the given full size: exponents near 0 are boxy, 1 is an ellipsoid."""
    x, y, z = (s / 2 for s in size)

    def point(u: float, v: float) -> Point:
        a, b = pi * (u - 0.5), 2 * pi * v
        flat = power(cos(a), along)
        return (x * flat * power(cos(b), across), y * flat * power(sin(b), across), z * power(sin(a), along))

    part = surface(point, rows, rows * 2, material, wrap=True)
    fix_normals(part)
    return move(part, at, turn)


def pillow(
    size: tuple[float, float],
    puff: float,
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    pinch: float = 0.1,
) -> None:
    """A filled cloth case in the xz plane, puff thick in the middle; pinch draws the edges in between the corners."""
    for sign in (-1, 1):

        def half(u: float, v: float, side: int = sign) -> Point:
            p, q = 2 * u - 1, 2 * v - 1
            fat = ((1 - p**6) * (1 - q**6)) ** 0.55 * (1 - 0.25 * (p * p + q * q) / 2)
            return (
                size[0] / 2 * p * (1 - pinch * (1 - q * q)),
                side * puff / 2 * fat,
                size[1] / 2 * q * (1 - pinch * (1 - p * p)),
            )

        move(surface(half, 40, 40, material), at, turn)
