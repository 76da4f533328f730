"""Pieces that furniture is joined from: bars between points, legs, slats, drawers."""

from math import acos, atan2, pi
from typing import Any

from studio.kit.box import box
from studio.kit.mesh import Point
from studio.kit.round import ball, rod


def bar(a: Point, b: Point, size: tuple[float, float], material: Any, edge: float = 0.02) -> Any:
    """A square bar from a to b, of the given cross-section."""
    d = [b[k] - a[k] for k in range(3)]
    long = sum(c * c for c in d) ** 0.5
    yaw, lean = atan2(d[1], d[0]), acos(max(-1, min(1, d[2] / long)))
    middle = tuple((a[k] + b[k]) / 2 for k in range(3))
    part = box((size[0], size[1], long), material, middle, edge=edge)  # type: ignore[arg-type]
    part.rotation_euler = (0, lean, yaw)
    return part


def post(a: Point, b: Point, radius: float, material: Any, top: float | None = None) -> Any:
    """A round bar from a to b."""
    d = [b[k] - a[k] for k in range(3)]
    long = sum(c * c for c in d) ** 0.5
    part = rod(radius, long, material, a, edge=min(0.02, radius / 3), top=top)
    part.rotation_euler = (0, acos(max(-1, min(1, d[2] / long))), atan2(d[1], d[0]))
    return part


def drawer(at: Point, size: tuple[float, float], face: Any, knob: Any, knobs: int = 1) -> None:
    """A drawer front in the xz plane facing -y with round knobs."""
    box((size[0], 0.05, size[1]), face, at, edge=0.02)
    for i in range(knobs):
        x = at[0] + (0.0 if knobs == 1 else (i - 0.5) * size[0] * 0.5)
        ball(0.055, knob, (x, at[1] - 0.07, at[2]), rows=13)


def degrees(radians: float) -> float:
    return radians * 180 / pi
