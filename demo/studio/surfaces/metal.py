"""Bare metal, brushed along an axis."""

from typing import Any

from .nodes import Graph
from .paint import Paint

STRETCH = {"x": (2, 90, 90), "y": (90, 2, 90), "z": (90, 90, 2)}


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("metal")
    graph.colour(graph.paint(paint))
    streaks = graph.noise(1.0, 2, graph.place(STRETCH.get(axis, (20, 20, 20))))
    graph.bump(streaks, 0.06, 0.01)
    graph.set(Metallic=1.0, Roughness=0.3 if paint.colour != "chrome" else 0.1)
    return graph.material
