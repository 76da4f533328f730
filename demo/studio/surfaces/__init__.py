"""What things are made of.

`dress("fabric:navy/stripes:white")` gives a Blender material: the surface, its colour and, after a slash, a
pattern with its own colour.  Every surface is one module with a function `make(paint, axis)`.
"""

from importlib import import_module
from typing import Any

from .paint import Paint, parse


def dress(words: str, axis: str = "x") -> Any:
    """The material that the words describe; axis is the direction of grain, threads or brushing."""
    surface, paint = parse(words)
    return import_module(f"{__name__}.{surface}").make(paint, axis)


__all__ = ["Paint", "dress", "parse"]
