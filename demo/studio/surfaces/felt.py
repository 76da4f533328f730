"""Felt and fleece: fuzzy, no threads."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("felt")
    fuzz, cloudy = graph.noise(70, 5), graph.noise(4, 3)
    base = graph.paint(paint)
    graph.colour(
        graph.mix(
            0.35,
            graph.mix(0.25, base, graph.mix(1.0, base, cloudy, "MULTIPLY")),
            graph.mix(1.0, base, fuzz, "MULTIPLY"),
        )
    )
    graph.bump(fuzz, 0.8, 0.03)
    graph.set(Roughness=1.0, Sheen_Weight=0.6, Specular_IOR_Level=0.05)
    return graph.material
