"""Cast or forged iron: dark, half metallic, a little pitted."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("iron")
    graph.colour(graph.paint(paint))
    graph.bump(graph.noise(60, 4), 0.25, 0.012)
    graph.set(Metallic=0.75, Roughness=0.48)
    return graph.material
