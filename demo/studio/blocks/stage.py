"""The stage of the block scenes in Blender: floor, lamps, camera, blocks."""

from random import Random
from typing import Any

import bpy
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector

from studio.kit.box import box
from studio.kit.round import ball, rod
from studio.stage import light
from studio.surfaces.nodes import Graph

from .things import COLOURS, SIZES

SIZE = (320, 240)


def material(colour: str, kind: str) -> Any:
    """Dull rubber or polished metal in one of the eight colours."""
    graph = Graph(kind)
    r, g, b = ((c / 255) ** 2.2 for c in COLOURS[colour])
    graph.set(
        Base_Color=(r, g, b, 1.0), Metallic=0.9 if kind == "metal" else 0.0, Roughness=0.18 if kind == "metal" else 0.7
    )
    return graph.material


def floor_and_light() -> None:
    """An even grey floor, one key lamp, a weak one behind."""
    graph = Graph("floor")
    graph.set(Base_Color=(0.42, 0.42, 0.42, 1.0), Roughness=0.9)
    box((80, 80, 0.2), graph.material, (0, 0, -0.1), edge=0.0)
    light.softbox((-5, -5, 8), (3, 3), 900)
    light.softbox((6, -2, 5), (3, 3), 350)
    light.world((0.8, 0.8, 0.8), (0.4, 0.4, 0.4), 0.45)


def camera(rng: Random) -> Any:
    """A camera a little off its usual place."""
    data = bpy.data.cameras.new("camera")
    data.lens = 41.0
    made = bpy.data.objects.new("camera", data)
    made.location = Vector((7.4 + rng.uniform(-0.4, 0.4), -6.7 + rng.uniform(-0.4, 0.4), 5.2 + rng.uniform(-0.3, 0.3)))
    made.rotation_euler = (Vector((0.2, -0.2, 0.1)) - made.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(made)
    bpy.context.scene.camera = made
    bpy.context.view_layer.update()
    return made


def directions(made: Any) -> dict[str, tuple[float, float, float]]:
    """Unit vectors on the floor, as the camera sees them."""
    turn = made.matrix_world.to_quaternion()
    behind = turn @ Vector((0, 0, -1))
    behind.z = 0
    behind.normalize()
    right = turn @ Vector((1, 0, 0))
    right.z = 0
    right.normalize()
    return {
        "behind": tuple(behind),
        "front": tuple(-behind),
        "right": tuple(right),
        "left": tuple(-right),
        "above": (0.0, 0.0, 1.0),
        "below": (0.0, 0.0, -1.0),
    }


def place(block: dict[str, Any]) -> Any:
    """Model one block where it stands."""
    r, skin = SIZES[block["size"]], material(block["color"], block["material"])
    x, y, z = block["3d_coords"]
    if block["shape"] == "sphere":
        return ball(r, skin, (x, y, z))
    if block["shape"] == "cylinder":
        return rod(r, 2 * r, skin, (x, y, 0), edge=r * 0.08)
    edge = r * 2**0.5
    return box((edge, edge, edge), skin, (x, y, z), (0, 0, block["rotation"]), edge=r * 0.08)


def pixels(made: Any, block: dict[str, Any]) -> list[float]:
    """Where the middle of a block is in the picture: x and y in pixels, depth in units."""
    seen = world_to_camera_view(bpy.context.scene, made, Vector(block["3d_coords"]))
    return [round(seen.x * SIZE[0]), round((1 - seen.y) * SIZE[1]), seen.z]


def visible(made: Any, block: dict[str, Any], part: Any) -> bool:
    """Whether at least half of nine points of a block are in sight and inside the picture."""
    graph, eye = bpy.context.evaluated_depsgraph_get(), made.location
    middle, r = Vector(block["3d_coords"]), SIZES[block["size"]] * 0.7
    turn = made.matrix_world.to_quaternion()
    count = 0
    for i in (-1, 0, 1):
        for k in (-1, 0, 1):
            point = middle + turn @ Vector((i * r * 0.8, k * r * 0.8, 0))
            seen = world_to_camera_view(bpy.context.scene, made, point)
            if not (0.02 < seen.x < 0.98 and 0.02 < seen.y < 0.98):
                return False
            hit, _, _, _, thing, _ = bpy.context.scene.ray_cast(graph, eye, (point - eye).normalized())
            count += hit and thing.name == part.name
    return count >= 5
