"""A lit display: gives its colour as light, under glass."""

from typing import Any

from .nodes import Graph, rgba
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("screen")
    graph.colour(graph.paint(paint))
    graph.set(Emission_Color=rgba(paint.colour), Emission_Strength=0.55, Roughness=0.15)
    return graph.material
