"""The dark blue silicon of a solar cell, with its fine silver fingers."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("cells")
    fingers = graph.ramp(
        graph.wave(9.0, "Z"),
        [(0.0, (0.004, 0.012, 0.075, 1)), (0.9, (0.008, 0.022, 0.12, 1)), (1.0, (0.08, 0.12, 0.24, 1))],
    )
    graph.colour(graph.mix(0.4, fingers, graph.mix(1.0, fingers, graph.noise(9, 1), "MULTIPLY")))
    graph.set(Roughness=0.3, Coat_Weight=0.35, Coat_Roughness=0.12, Specular_IOR_Level=0.4)
    return graph.material
