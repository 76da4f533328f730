"""Moulded plastic, glossy by default."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("plastic")
    graph.colour(graph.paint(paint))
    graph.set(Roughness=0.28, Specular_IOR_Level=0.5)
    return graph.material
