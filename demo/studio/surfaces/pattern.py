"""Patterns: where the second colour of a paint goes."""

from typing import Any

from .nodes import Graph, rgba
from .paint import Paint

STEP = ((0.0, (0, 0, 0, 1)), (0.5, (1, 1, 1, 1)))


def draw(graph: Graph, paint: Paint, size: float = 1.0) -> Any:
    """The colour socket: the base colour, with the pattern drawn over it."""
    base, over = rgba(paint.colour), rgba(paint.second)
    if paint.pattern == "plain":
        return graph.mix(0.0, base, base)
    return graph.mix(MASKS[paint.pattern](graph, size), base, over)


def hard(graph: Graph, factor: Any, at: float = 0.5) -> Any:
    return graph.ramp(factor, [(0.0, (0, 0, 0, 1)), (at, (1, 1, 1, 1))], sharp=True)


def stripes(graph: Graph, size: float) -> Any:
    return hard(graph, graph.wave(1.1 / size, "Z"))


def bars(graph: Graph, size: float) -> Any:
    return hard(graph, graph.wave(1.1 / size, "X"))


def pinstripes(graph: Graph, size: float) -> Any:
    return hard(graph, graph.wave(2.2 / size, "X"), 0.9)


def bands(graph: Graph, size: float) -> Any:
    """Two or three thin rings, as on enamel ware."""
    return hard(graph, graph.wave(0.6 / size, "Z"), 0.85)


def checks(graph: Graph, size: float) -> Any:
    """Gingham: stripes across stripes, half strength where only one lies."""
    a, b = hard(graph, graph.wave(1.3 / size, "X")), hard(graph, graph.wave(1.3 / size, "Z"))
    return graph.mix(0.5, a, b)


def dots(graph: Graph, size: float) -> Any:
    cell = graph.node("TexVoronoi", Scale=4.0 / size, Randomness=0.0)
    graph.join(graph.place(), cell.inputs["Vector"])
    return graph.ramp(cell.outputs["Distance"], [(0.0, (1, 1, 1, 1)), (0.3, (0, 0, 0, 1))], sharp=True)


def spots(graph: Graph, size: float) -> Any:
    """Dots for flat things that face the camera: the pattern lies in the xz plane, so it cannot miss them."""
    cell = graph.node("TexVoronoi", Scale=5.0 / size, Randomness=0.0, voronoi_dimensions="2D")
    graph.join(graph.place(turn=(-1.5708, 0, 0)), cell.inputs["Vector"])
    return graph.ramp(cell.outputs["Distance"], [(0.0, (1, 1, 1, 1)), (0.26, (0, 0, 0, 1))], sharp=True)


def speckles(graph: Graph, size: float) -> Any:
    cell = graph.node("TexVoronoi", Scale=16.0 / size)
    graph.join(graph.place(), cell.inputs["Vector"])
    return graph.ramp(cell.outputs["Distance"], [(0.0, (0.9, 0.9, 0.9, 1)), (0.22, (0, 0, 0, 1))], sharp=True)


def marble(graph: Graph, size: float) -> Any:
    veins = graph.wave(0.35 / size, "DIAGONAL", 9.0)
    return graph.ramp(veins, [(0.0, (0, 0, 0, 1)), (0.8, (0.1, 0.1, 0.1, 1)), (1.0, (0.7, 0.7, 0.7, 1))])


def blotches(graph: Graph, size: float) -> Any:
    return hard(graph, graph.noise(2.4 / size, 4), 0.52)


def flowers(graph: Graph, size: float) -> Any:
    """Loose blossoms: soft cells of uneven size."""
    cell = graph.node("TexVoronoi", Scale=3.4 / size, Randomness=0.8, feature="SMOOTH_F1", Smoothness=0.15)
    bent = graph.node("TexNoise", Scale=9.0 / size)
    where = graph.place()
    graph.join(where, bent.inputs["Vector"])
    graph.join(graph.mix(0.07, where, bent.outputs["Color"], "ADD"), cell.inputs["Vector"])
    return graph.ramp(cell.outputs["Distance"], [(0.0, (1, 1, 1, 1)), (0.26, (0, 0, 0, 1))], sharp=True)


MASKS = {
    "stripes": stripes,
    "bars": bars,
    "pinstripes": pinstripes,
    "bands": bands,
    "checks": checks,
    "dots": dots,
    "spots": spots,
    "speckles": speckles,
    "marble": marble,
    "camouflage": blotches,
    "tortoise": blotches,
    "flowers": flowers,
}
