"""Paper and card: matt, faintly fibrous."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("paper")
    fibres = graph.mix(0.1, (1, 1, 1, 1), graph.noise(30, 5))
    graph.colour(graph.mix(1.0, graph.paint(paint), fibres, "MULTIPLY"))
    graph.bump(graph.noise(45, 4), 0.08, 0.01)
    graph.set(Roughness=0.95, Specular_IOR_Level=0.1)
    return graph.material
