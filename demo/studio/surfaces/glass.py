"""Glass: clear or tinted; shadows let light through, so a bottle's shadow is not black."""

from typing import Any

from .nodes import Graph, rgba
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("glass")
    tint = rgba(paint.colour)
    glass = graph.node("BsdfGlass", Color=tint, IOR=1.45, Roughness=0.0)
    through = graph.node("BsdfTransparent", Color=tint)
    path = graph.node("LightPath")
    both = graph.node("MixShader")
    graph.join(path.outputs["Is Shadow Ray"], both.inputs["Fac"])
    graph.join(glass.outputs["BSDF"], both.inputs[1])
    graph.join(through.outputs["BSDF"], both.inputs[2])
    graph.join(both.outputs["Shader"], graph.output.inputs["Surface"])
    return graph.material
