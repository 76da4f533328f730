"""Coated pack cloth: a faint ripstop grid, a little shine, big folds."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    """Nylon with folds that catch the light."""
    graph = Graph("nylon")
    base = graph.paint(paint, 1.6)
    grid = graph.mix(1.0, graph.wave(7.0, "X"), graph.wave(7.0, "Z"), "LIGHTEN")
    lines = graph.ramp(grid, [(0.9, (0, 0, 0, 1)), (1.0, (1, 1, 1, 1))])
    cloudy = graph.mix(0.45, (1, 1, 1, 1), graph.noise(2.0, 4))
    graph.colour(graph.mix(1.0, base, cloudy, "MULTIPLY"))
    folds = graph.bump(graph.noise(2.1, 3), 0.75, 0.2)
    fine = graph.bump(graph.noise(55.0, 2), 0.35, 0.01, folds)
    graph.bump(lines, 0.25, 0.01, fine)
    graph.set(Roughness=0.62, Sheen_Weight=0.2, Specular_IOR_Level=0.3)
    return graph.material
