"""A solar panel: dark blue cells in a grid of silver lines, in a frame."""

from math import cos, pi, sin
from typing import Any

import bpy
from mathutils import Matrix

from studio.kit.box import box
from studio.kit.mesh import Point
from studio.surfaces import dress


def panel(
    size: tuple[float, float],
    cells: tuple[int, int],
    at: Point,
    turn: Point = (0, 0, 0),
    *,
    frame: str = "matt:black",
    rim: float = 0.04,
    thick: float = 0.04,
) -> None:
    """A panel of width and height in the xz plane facing -y: cells is (columns, rows)."""
    w, h = size
    parts: list[Any] = [box((w + 2 * rim, thick, h + 2 * rim), dress(frame), (0, 0, 0), edge=0.02)]
    front = -thick / 2
    parts.append(box((w, 0.012, h), dress("metal:silver"), (0, front, 0), edge=0.0))
    gap, (columns, rows) = 0.014, cells
    cw, ch = w / columns, h / rows
    dark, bus = dress("cells:navy"), dress("metal:silver")
    for i in range(columns):
        for k in range(rows):
            x, z = -w / 2 + cw * (i + 0.5), -h / 2 + ch * (k + 0.5)
            parts.append(box((cw - gap, 0.012, ch - gap), dark, (x, front - 0.008, z), edge=0.004, segments=1))
            for side in (-0.2, 0.2):
                parts.append(box((0.008, 0.004, ch - gap), bus, (x + side * cw, front - 0.015, z), edge=0.0))
    lean(parts, at, turn)


def lean(parts: list[Any], at: Point, turn: Point) -> None:
    """Move a group built round the origin to its place; turn in degrees about x, then y, then z."""
    spin = (
        Matrix.Rotation(turn[2] * pi / 180, 4, "Z")
        @ Matrix.Rotation(turn[1] * pi / 180, 4, "Y")
        @ Matrix.Rotation(turn[0] * pi / 180, 4, "X")
    )
    bpy.context.view_layer.update()
    for part in parts:
        part.matrix_world = Matrix.Translation(at) @ spin @ part.matrix_world


def facing(degrees: float, radius: float) -> Point:
    """A point at radius from the z axis in the direction of degrees, for panels round a post."""
    return radius * cos(degrees * pi / 180), radius * sin(degrees * pi / 180), 0.0
