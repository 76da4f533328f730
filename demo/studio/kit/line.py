"""Bent things: tubes, straps, wires and flat outlines."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

import bpy

from .mesh import Point, move, surface


def tube(
    points: Sequence[Point],
    radius: float,
    material: Any,
    *,
    closed: bool = False,
    smooth: bool = True,
    flat: float = 1.0,
) -> Any:
    """A round bar along points; flat below 1 makes a strap."""
    data = bpy.data.curves.new("tube", "CURVE")
    data.dimensions, data.bevel_depth, data.bevel_resolution = "3D", radius, 5
    data.use_fill_caps = True
    data.resolution_u = 12
    line = data.splines.new("NURBS" if smooth else "POLY")
    line.points.add(len(points) - 1)
    for slot, p in zip(line.points, points, strict=True):
        slot.co = (*p, 1.0)
    line.use_cyclic_u = closed
    if smooth:
        line.order_u, line.use_endpoint_u = min(4, len(points)), not closed
    return finish(data, material)


def finish(data: Any, material: Any) -> Any:
    data.materials.append(material)
    part = bpy.data.objects.new("part", data)
    bpy.context.scene.collection.objects.link(part)
    return part


def strap(points: Sequence[Point], width: float, thick: float, material: Any, *, across: Point = (1, 0, 0)) -> Any:
    """A flat band along points; its width lies along the direction across (a unit vector)."""
    line = smooth_line(points, 10)
    n = len(line)
    ring = [(0.5, 0.3), (0.46, 0.5), (-0.46, 0.5), (-0.5, 0.3), (-0.5, -0.3), (-0.46, -0.5), (0.46, -0.5), (0.5, -0.3)]

    def at(u: float, v: float) -> Point:
        i = min(int(u * (n - 1) + 0.5), n - 1)
        p, a, b = line[i], line[max(i - 1, 0)], line[min(i + 1, n - 1)]
        t = [b[k] - a[k] for k in range(3)]
        up = (
            t[1] * across[2] - t[2] * across[1],
            t[2] * across[0] - t[0] * across[2],
            t[0] * across[1] - t[1] * across[0],
        )
        size = sum(c * c for c in up) ** 0.5 or 1.0
        w, h = ring[min(int(v * 8 + 0.5), 8) % 8]
        return tuple(p[k] + across[k] * w * width + up[k] / size * h * thick for k in range(3))  # type: ignore[return-value]

    return surface(at, n, 8, material, wrap=True, caps=True)


def smooth_line(points: Sequence[Point], steps: int) -> list[Point]:
    """A Catmull-Rom curve through all points."""
    p = list(points)
    out: list[Point] = []
    for i in range(len(p) - 1):
        a, b, c, d = p[max(i - 1, 0)], p[i], p[i + 1], p[min(i + 2, len(p) - 1)]
        out += [tuple(spline(a[k], b[k], c[k], d[k], s / steps) for k in range(3)) for s in range(steps)]  # type: ignore[misc]
    out.append(p[-1])
    return out


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    """Catmull-Rom between b and c at t in 0..1."""
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def arc(
    radius: float,
    start: float,
    stop: float,
    steps: int = 12,
    *,
    plane: str = "xz",
    at: Point = (0, 0, 0),
    squash: float = 1.0,
) -> list[Point]:
    """Points on an arc, degrees counted from the first axis of the plane."""
    points = []
    for i in range(steps + 1):
        a = (start + (stop - start) * i / steps) * pi / 180
        c, s = radius * cos(a), radius * sin(a) * squash
        offset = {"xz": (c, 0, s), "xy": (c, s, 0), "yz": (0, c, s)}[plane]
        points.append((at[0] + offset[0], at[1] + offset[1], at[2] + offset[2]))
    return points


def plate(
    outline: Sequence[tuple[float, float]],
    thick: float,
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    *,
    edge: float = 0.0,
    smooth: bool = True,
    holes: Sequence[Sequence[tuple[float, float]]] = (),
) -> Any:
    """A flat slab cut along an outline in the xy plane, thick along z, with optional holes."""
    data = bpy.data.curves.new("plate", "CURVE")
    data.dimensions, data.fill_mode = "2D", "BOTH"
    data.extrude, data.bevel_depth, data.bevel_resolution = max(thick / 2 - edge, 0.0), edge, 2
    data.offset = -edge
    data.resolution_u = 10
    for path in (outline, *holes):
        line = data.splines.new("NURBS" if smooth else "POLY")
        line.points.add(len(path) - 1)
        for slot, (x, y) in zip(line.points, path, strict=True):
            slot.co = (x, y, 0, 1)
        line.use_cyclic_u = True
        if smooth:
            line.order_u = 3
    return move(finish(data, material), at, turn)


def circle(
    radius: float, steps: int = 32, at: tuple[float, float] = (0, 0), squash: float = 1.0
) -> list[tuple[float, float]]:
    """A round outline for plate."""
    return [
        (at[0] + radius * cos(2 * pi * i / steps), at[1] + radius * sin(2 * pi * i / steps) * squash)
        for i in range(steps)
    ]
