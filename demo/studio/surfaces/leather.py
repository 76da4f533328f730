"""Leather: small grain cells, worn sheen."""

from typing import Any

from .nodes import Graph
from .paint import Paint


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("leather")
    worn = graph.mix(0.4, (1, 1, 1, 1), graph.noise(2.6, 5))
    graph.colour(graph.mix(1.0, graph.paint(paint), worn, "MULTIPLY"))
    cells = graph.node("TexVoronoi", Scale=42.0)
    graph.join(graph.place(), cells.inputs["Vector"])
    folds = graph.bump(graph.noise(1.8, 3), 0.35, 0.12)
    graph.bump(cells.outputs["Distance"], 0.3, 0.012, folds)
    graph.set(Roughness=0.46, Specular_IOR_Level=0.4)
    return graph.material
