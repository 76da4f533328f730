"""Wood: growth rings stretched along the grain, fine pores, satin varnish."""

from typing import Any

from .nodes import Graph, rgba
from .paint import Paint

STRETCH = {"x": (0.35, 3.4, 3.4), "y": (3.4, 0.35, 3.4), "z": (3.4, 3.4, 0.35)}


def make(paint: Paint, axis: str) -> Any:
    graph = Graph("wood")
    where = graph.place(STRETCH.get(axis, STRETCH["x"]))
    rings = graph.wave(1.6, "DIAGONAL", 5.0, where)
    pores = graph.noise(22, 4, where)
    light, dark = rgba(paint.colour), rgba(paint.colour, 0.66)
    grain = graph.ramp(rings, [(0.1, light), (0.75, rgba(paint.colour, 0.86)), (1.0, dark)])
    graph.colour(graph.mix(0.3, grain, graph.mix(1.0, grain, pores, "MULTIPLY")))
    graph.bump(pores, 0.12, 0.01)
    graph.set(Roughness=0.42, Specular_IOR_Level=0.35)
    return graph.material
