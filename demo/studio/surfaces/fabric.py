"""Woven cloth: canvas, cotton, felt, nylon."""

from typing import Any

from .nodes import Graph
from .paint import Paint

THREADS = 80.0  # in radians a unit of the wave: fine enough to read as cloth, coarse enough not to shimmer


def make(paint: Paint, axis: str) -> Any:
    """Matt cloth with a weave in colour and bump, and soft folds."""
    graph = Graph("fabric")
    across = graph.wave(THREADS / 6.28, "DIAGONAL" if axis == "d" else "X")
    along = graph.wave(THREADS / 6.28, "Z")
    weave = graph.mix(1.0, across, along, "MULTIPLY")
    base = graph.paint(paint)
    cloudy = graph.mix(0.35, (1, 1, 1, 1), graph.noise(2.2, 3))
    graph.colour(graph.mix(1.0, graph.mix(0.22, base, graph.mix(1.0, base, weave, "MULTIPLY")), cloudy, "MULTIPLY"))
    folds = graph.bump(graph.noise(1.7, 2), 0.5, 0.16)
    graph.bump(weave, 0.28, 0.012, folds)
    graph.set(Roughness=0.92, Sheen_Weight=0.35, Specular_IOR_Level=0.15)
    return graph.material
