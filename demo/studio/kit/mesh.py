"""Turn points and faces into Blender objects."""

from collections.abc import Callable, Sequence
from typing import Any

import bpy
from mathutils import Vector

Point = tuple[float, float, float]
Face = tuple[int, ...]


def add_mesh(points: Sequence[Point], faces: Sequence[Face], material: Any, smooth: bool = True) -> Any:
    """A new object in the scene from points (n of xyz) and faces (tuples of point numbers)."""
    data = bpy.data.meshes.new("part")
    data.from_pydata([tuple(p) for p in points], [], [tuple(f) for f in faces])
    data.validate()
    data.polygons.foreach_set("use_smooth", [smooth] * len(data.polygons))
    data.materials.append(material)
    part = bpy.data.objects.new("part", data)
    bpy.context.scene.collection.objects.link(part)
    return part


def grid_faces(rows: int, columns: int, wrap: bool) -> list[Face]:
    """Quads over a rows x columns grid of points; wrap joins the last column to the first."""
    faces: list[Face] = []
    for i in range(rows - 1):
        for j in range(columns if wrap else columns - 1):
            k = (j + 1) % columns
            faces.append((i * columns + j, i * columns + k, (i + 1) * columns + k, (i + 1) * columns + j))
    return faces


def surface(
    at: Callable[[float, float], Point],
    rows: int,
    columns: int,
    material: Any,
    *,
    wrap: bool = False,
    caps: bool = False,
    thickness: float = 0.0,
) -> Any:
    """A parametric surface: at(u, v) for u and v in 0..1, u along rows, v along columns."""
    last = columns if wrap else columns - 1
    points = [at(i / (rows - 1), j / last) for i in range(rows) for j in range(columns)]
    faces = grid_faces(rows, columns, wrap)
    if caps:
        faces.append(tuple(reversed(range(columns))))
        faces.append(tuple((rows - 1) * columns + j for j in range(columns)))
    part = add_mesh(points, faces, material)
    fix_normals(part)
    if thickness:
        solid = part.modifiers.new("thickness", "SOLIDIFY")
        solid.thickness, solid.offset = thickness, 0.0
    auto_smooth(part)
    return part


def fix_normals(part: Any) -> None:
    """Point all faces outwards, or glass and bevels go wrong."""
    import bmesh

    work = bmesh.new()
    work.from_mesh(part.data)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    work.to_mesh(part.data)
    work.free()


def auto_smooth(part: Any, degrees: float = 40.0) -> None:
    """Smooth shading that keeps real edges."""
    part.data.polygons.foreach_set("use_smooth", [True] * len(part.data.polygons))
    part.data.set_sharp_from_angle(angle=degrees * 3.14159265 / 180)


def bevel(part: Any, width: float, segments: int = 3) -> Any:
    """Round every sharp edge: nothing in a shop has perfectly sharp ones."""
    if width > 0:
        edge = part.modifiers.new("bevel", "BEVEL")
        edge.width, edge.segments, edge.limit_method, edge.harden_normals = (width, segments, "ANGLE", True)
    else:
        part.data.polygons.foreach_set("use_smooth", [False] * len(part.data.polygons))
    return part


def soften(part: Any, levels: int = 2) -> Any:
    """Subdivide into a soft form."""
    round_off = part.modifiers.new("soft", "SUBSURF")
    round_off.levels = round_off.render_levels = levels
    return part


def move(part: Any, at: Point = (0, 0, 0), turn: Point = (0, 0, 0), scale: Point | float = 1.0) -> Any:
    """Place an object: at in units, turn in degrees about x, y, z, scale as one number or three."""
    part.location = Vector(at)
    part.rotation_euler = [a * 3.14159265 / 180 for a in turn]
    part.scale = (scale, scale, scale) if isinstance(scale, (int, float)) else scale
    return part
