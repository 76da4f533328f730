"""Soft studio light: a big key from the upper left, a weak fill, a strip from behind."""

from typing import Any

import bpy
from mathutils import Vector


def softbox(
    at: tuple[float, float, float],
    size: tuple[float, float],
    power: float,
    tint: tuple[float, float, float] = (1, 1, 1),
) -> Any:
    """A rectangular light aimed at the middle of the product; power in watts."""
    data = bpy.data.lights.new("softbox", "AREA")
    data.shape, data.size, data.size_y, data.energy, data.color = "RECTANGLE", *size, power, tint
    lamp = bpy.data.objects.new("softbox", data)
    lamp.location = Vector(at)
    lamp.rotation_euler = (Vector((0, 0, 0.8)) - lamp.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(lamp)
    return lamp


def world(sky: tuple[float, float, float], ground: tuple[float, float, float], strength: float) -> None:
    """A plain gradient for ambient light and reflections."""
    made = bpy.data.worlds.new("world")
    bpy.context.scene.world = made
    if not made.node_tree:
        made.use_nodes = True
    made.cycles.sampling_method = "NONE"  # an even sky is found by chance; aiming at it costs a third of the time
    tree = made.node_tree
    where, split = tree.nodes.new("ShaderNodeTexCoord"), tree.nodes.new("ShaderNodeSeparateXYZ")
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[0].color = 0.35, (*ground, 1)
    ramp.color_ramp.elements[1].position, ramp.color_ramp.elements[1].color = 0.75, (*sky, 1)
    half = tree.nodes.new("ShaderNodeMath")
    half.operation = "MULTIPLY_ADD"
    half.inputs[1].default_value, half.inputs[2].default_value = 0.5, 0.5
    tree.links.new(where.outputs["Generated"], split.inputs[0])
    tree.links.new(split.outputs["Z"], half.inputs[0])
    tree.links.new(half.outputs[0], ramp.inputs[0])
    tree.links.new(ramp.outputs[0], tree.nodes["Background"].inputs["Color"])
    tree.nodes["Background"].inputs["Strength"].default_value = strength


def studio() -> None:
    """The light of the plain pictures."""
    softbox((-4.2, -4.6, 5.6), (3.4, 3.4), 420)
    softbox((5.2, -3.2, 2.6), (2.4, 4.0), 110)
    softbox((1.5, 4.2, 5.0), (4.5, 1.4), 170)
    world((1.0, 1.0, 1.0), (0.6, 0.6, 0.6), 0.5)


def daylight() -> None:
    """The light of the lifestyle pictures: a soft warm sun from the left and a pale sky, the same near and far."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.angle, data.color = 3.0, 0.22, (1.0, 0.94, 0.84)
    sun = bpy.data.objects.new("sun", data)
    sun.rotation_euler = Vector((0.75, 0.8, -1.0)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(sun)
    softbox((4.5, -4.5, 3.0), (4, 4), 60)
    world((0.9, 0.95, 1.0), (0.5, 0.47, 0.42), 0.6)
