"""Paint or enamel on metal: glossy coat over an even colour."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("enamel")
    graph.colour(graph.paint(paint))
    graph.bump(graph.noise(3.5, 2), 0.08, 0.05)
    graph.set(Roughness=0.22, Coat_Weight=0.6, Coat_Roughness=0.08)
    return graph.material
