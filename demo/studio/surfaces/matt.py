"""Soft-touch plastic and powder coat: matt with a very fine grain."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("matt")
    graph.colour(graph.paint(paint))
    graph.bump(graph.noise(120, 2), 0.12, 0.01)
    graph.set(Roughness=0.6, Specular_IOR_Level=0.35)
    return graph.material
