"""Surfaces of sports balls: panels, seams and dimples on a unit sphere."""

from math import cos, pi, sin, sqrt
from typing import Any

import bmesh
from mathutils import Vector

from studio.kit.mesh import Point, add_mesh, fix_normals


def football_faces() -> list[list[Vector]]:
    """The 12 pentagons and 20 hexagons of a truncated icosahedron, as rings of corners on the unit sphere."""
    work = bmesh.new()
    bmesh.ops.create_icosphere(work, subdivisions=1, radius=1.0)
    bmesh.ops.bevel(
        work, geom=work.verts[:], offset=100 / 3, offset_type="PERCENT", affect="VERTICES", segments=1, profile=0.5
    )
    faces = [[v.co.normalized() for v in face.verts] for face in work.faces]
    work.free()
    return faces


def puffed(face: list[Vector], material: Any, groove: float = 0.03, steps: int = 8) -> Any:
    """One panel, blown up between its seams: a fan of triangles, lowest along the edge."""
    middle = sum(face, Vector()) / len(face)
    points: list[Point] = []
    faces: list[tuple[int, ...]] = []
    for k, corner in enumerate(face):
        after, base = face[(k + 1) % len(face)], len(points)
        for i in range(steps + 1):
            for j in range(i + 1):
                edge = i / steps
                along = j / i if i else 0.0
                p = middle + (corner + (after - corner) * along - middle) * edge
                points.append(tuple(p.normalized() * (1 - groove * edge**10)))
        index = lambda i, j, base=base: base + i * (i + 1) // 2 + j  # noqa: E731
        for i in range(steps):
            for j in range(i + 1):
                faces.append((index(i, j), index(i + 1, j), index(i + 1, j + 1)))
                if j < i:
                    faces.append((index(i, j), index(i + 1, j + 1), index(i, j + 1)))
    part = add_mesh(points, faces, material)
    fix_normals(part)
    part.data.polygons.foreach_set("use_smooth", [True] * len(part.data.polygons))
    return part


def tennis_seam(steps: int = 96, radius: float = 1.0) -> list[Point]:
    """The closed curve that divides a tennis ball or a baseball in two equal parts."""
    a, b = 0.75, 0.25
    c = 2 * sqrt(a * b)
    return [
        (radius * (a * cos(t) + b * cos(3 * t)), radius * (a * sin(t) - b * sin(3 * t)), radius * c * sin(2 * t))
        for t in (2 * pi * i / steps for i in range(steps))
    ]


def spread(count: int) -> list[Vector]:
    """Points spread evenly on the unit sphere, by the golden angle."""
    golden = pi * (3 - sqrt(5))
    out = []
    for i in range(count):
        z = 1 - (2 * i + 1) / count
        r = sqrt(1 - z * z)
        out.append(Vector((r * cos(golden * i), r * sin(golden * i), z)))
    return out
