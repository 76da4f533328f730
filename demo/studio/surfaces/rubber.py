"""Rubber: dull, slightly rough."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("rubber")
    graph.colour(graph.paint(paint))
    graph.bump(graph.noise(90, 3), 0.3, 0.01)
    graph.set(Roughness=0.78, Specular_IOR_Level=0.25)
    return graph.material
