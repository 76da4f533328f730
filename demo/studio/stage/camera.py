"""Find the camera position from which the product fills the frame."""

from math import cos, radians, sin
from typing import Any

import bpy
from mathutils import Vector

VIEWS: dict[str, tuple[float, float]] = {  # name: (turn of the product, height of the camera) in degrees
    "front": (0, 9),
    "straight": (0, 1),
    "left": (32, 14),
    "right": (-32, 14),
    "high": (25, 34),
    "steep": (20, 52),
    "top": (0, 84),
    "side": (90, 8),
    "side high": (78, 22),
    "back": (180, 10),
    "back left": (150, 14),
    "low": (24, 5),
    "half": (50, 16),
    "above": (0, 42),
}
LENS = 85.0  # a portrait lens: little perspective, as in shop photos


def product_points(parts: list[Any]) -> list[Vector]:
    """Corners of the evaluated meshes in world units, thinned out."""
    graph = bpy.context.evaluated_depsgraph_get()
    points: list[Vector] = []
    for part in parts:
        shape = part.evaluated_get(graph)
        mesh = shape.to_mesh()
        step = max(1, len(mesh.vertices) // 400)
        points += [shape.matrix_world @ mesh.vertices[i].co for i in range(0, len(mesh.vertices), step)]
        shape.to_mesh_clear()
    return points


def frame(parts: list[Any], height: float, fill: float) -> Any:
    """Aim a new camera so that the parts fill the given share of the frame."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width = LENS, 36.0
    camera = bpy.data.objects.new("camera", data)
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    points = product_points(parts)
    target = sum(points, Vector()) / len(points)
    back = Vector((0, -cos(radians(height)), sin(radians(height))))
    look = (-back).to_track_quat("-Z", "Y")
    right, up = look @ Vector((1, 0, 0)), look @ Vector((0, 1, 0))
    half = data.sensor_width / 2 / LENS
    distance = 8.0
    for _ in range(12):
        seen = [((p - target).dot(right), (p - target).dot(up), distance - (p - target).dot(back)) for p in points]
        xs, ys = [x / (d * half) for x, _, d in seen], [y / (d * half) for _, y, d in seen]
        target += right * (min(xs) + max(xs)) / 2 * distance * half + up * (min(ys) + max(ys)) / 2 * distance * half
        distance *= 1 + (max(max(xs) - min(xs), max(ys) - min(ys)) / 2 / fill - 1) * 0.9
    camera.location = target + back * distance
    camera.rotation_euler = look.to_euler()
    near = distance - max((p - target).dot(back) for p in points)
    data.dof.focus_distance = near * 0.6 + distance * 0.4  # the front of the product must be sharp
    return camera
