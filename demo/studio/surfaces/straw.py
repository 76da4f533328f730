"""Plaited straw, rattan and wicker: bands over and under."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("straw")
    over = graph.node(
        "TexBrick",
        Scale=5.5,
        Mortar_Size=0.03,
        Bias=0.0,
        Color1=(1, 1, 1, 1),
        Color2=(0.72, 0.72, 0.72, 1),
        Mortar=(0.3, 0.3, 0.3, 1),
    )
    where = graph.node("TexCoord")
    graph.join(where.outputs["UV" if axis == "uv" else "Object"], over.inputs["Vector"])
    rows = graph.wave(5.0, "Z", 0.6)
    twist = graph.wave(7.0, "DIAGONAL", 1.0)
    weave = graph.mix(0.5, rows, twist)
    graph.colour(graph.mix(0.6, graph.paint(paint), graph.mix(1.0, graph.paint(paint), weave, "MULTIPLY")))
    graph.bump(weave, 0.7, 0.03)
    graph.set(Roughness=0.75, Specular_IOR_Level=0.25)
    return graph.material
