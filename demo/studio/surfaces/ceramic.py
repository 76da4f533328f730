"""Glazed clay: glossy, thrown rings just visible, glaze slightly uneven."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("ceramic")
    base = graph.paint(paint)
    uneven = graph.mix(0.16, (1, 1, 1, 1), graph.noise(4.0, 3))
    graph.colour(graph.mix(1.0, base, uneven, "MULTIPLY"))
    graph.bump(graph.wave(4.5, "Z", 1.5), 0.025, 0.03)
    graph.set(Roughness=0.2, Coat_Weight=0.35, Coat_Roughness=0.1)
    return graph.material
