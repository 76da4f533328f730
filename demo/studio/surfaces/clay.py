"""Unglazed clay: terracotta and bisque."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("clay")
    dusty = graph.mix(0.4, (1, 1, 1, 1), graph.noise(5.0, 5))
    graph.colour(graph.mix(1.0, graph.paint(paint), dusty, "MULTIPLY"))
    graph.bump(graph.noise(40, 4), 0.25, 0.015)
    graph.set(Roughness=0.9, Specular_IOR_Level=0.2)
    return graph.material
