"""A few words for building shader graphs."""

from typing import Any

import bpy

from .colours import linear
from .paint import Paint


class Graph:
    """The node tree of a new material with one principled shader."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        if not self.material.node_tree:
            self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.output = self.tree.nodes["Material Output"]

    def node(self, kind: str, **inputs: Any) -> Any:
        """A new node; inputs set its sockets by name (spaces as underscores), lower-case names its properties."""
        made = self.tree.nodes.new(f"ShaderNode{kind}")
        for key, value in inputs.items():
            if key.islower() and hasattr(made, key):
                setattr(made, key, value)
            else:
                made.inputs[key.replace("_", " ")].default_value = value
        return made

    def join(self, source: Any, target: Any) -> None:
        self.tree.links.new(source, target)

    def set(self, **inputs: Any) -> None:
        """Set sockets of the principled shader."""
        for key, value in inputs.items():
            self.shader.inputs[key.replace("_", " ")].default_value = value

    def place(self, scale: tuple[float, float, float] = (1, 1, 1), turn: tuple[float, float, float] = (0, 0, 0)) -> Any:
        """Object coordinates in units, scaled and turned (radians)."""
        where = self.node("TexCoord")
        mapping = self.node("Mapping", Scale=scale, Rotation=turn)
        self.join(where.outputs["Object"], mapping.inputs["Vector"])
        return mapping.outputs["Vector"]

    def mix(self, factor: Any, a: Any, b: Any, blend: str = "MIX") -> Any:
        """Mix two colours; each argument is a socket or a value."""
        made = self.node("MixRGB", blend_type=blend)
        for slot, value in enumerate((factor, a, b)):
            if hasattr(value, "links"):
                self.join(value, made.inputs[slot])
            else:
                made.inputs[slot].default_value = value
        return made.outputs[0]

    def ramp(
        self, factor: Any, stops: list[tuple[float, tuple[float, float, float, float]]], sharp: bool = False
    ) -> Any:
        """A colour ramp over a factor socket."""
        made = self.node("ValToRGB")
        made.color_ramp.interpolation = "CONSTANT" if sharp else "LINEAR"
        while len(made.color_ramp.elements) < len(stops):
            made.color_ramp.elements.new(0.5)
        for element, (position, colour) in zip(made.color_ramp.elements, stops, strict=True):
            element.position, element.color = position, colour
        self.join(factor, made.inputs[0])
        return made.outputs["Color"]

    def bump(self, height: Any, strength: float, distance: float = 0.02, under: Any = None) -> Any:
        """Push the surface in and out by a height socket; stack by giving the bump under it."""
        made = self.node("Bump", Strength=strength, Distance=distance)
        self.join(height, made.inputs["Height"])
        if under is not None:
            self.join(under, made.inputs["Normal"])
        self.join(made.outputs["Normal"], self.shader.inputs["Normal"])
        return made.outputs["Normal"]

    def noise(self, scale: float, detail: float = 3, vector: Any = None) -> Any:
        made = self.node("TexNoise", Scale=scale, Detail=detail)
        self.join(vector if vector is not None else self.place(), made.inputs["Vector"])
        return made.outputs[0]

    def wave(self, scale: float, direction: str, distortion: float = 0.0, vector: Any = None) -> Any:
        made = self.node("TexWave", Scale=scale, Distortion=distortion, bands_direction=direction)
        self.join(vector if vector is not None else self.place(), made.inputs["Vector"])
        return made.outputs[0]

    def paint(self, paint: Paint, size: float = 1.0) -> Any:
        """The colour socket of a paint, its pattern drawn in object space."""
        from .pattern import draw

        return draw(self, paint, size)

    def colour(self, socket: Any) -> None:
        self.join(socket, self.shader.inputs["Base Color"])


def rgba(name: str, dark: float = 1.0) -> tuple[float, float, float, float]:
    """A named colour, darkened by a factor."""
    r, g, b, a = linear(name)
    return r * dark, g * dark, b * dark, a
