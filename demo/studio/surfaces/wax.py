"""Candle wax: light goes a little way in."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("wax")
    graph.colour(graph.paint(paint))
    graph.set(Roughness=0.45, Subsurface_Weight=0.15, Subsurface_Scale=0.1)
    graph.bump(graph.noise(3, 3), 0.1, 0.05)
    return graph.material
