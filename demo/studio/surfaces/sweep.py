"""The paper roll behind plain pictures: flat colour, no texture, brightened to the tone of a shop page."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("sweep")
    graph.colour(graph.paint(paint))
    graph.set(Roughness=1.0, Specular_IOR_Level=0.0)
    return graph.material
