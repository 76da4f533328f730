"""Things that give light: bulbs, flames, screens, lit shades."""

from typing import Any

from .nodes import Graph, rgba
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("glow")
    graph.colour(graph.paint(paint))
    graph.set(Emission_Color=rgba(paint.colour), Emission_Strength=1.6, Roughness=0.5)
    return graph.material
