"""Unit vectors along named axes, so that tests can say what a text means."""

import numpy as np

from search.vectors import Vector, unit

_AXES = ("bag", "shoe", "strap", "lamp")


def along(**amounts: float) -> Vector:
    """The direction with these parts: `along(bag=1, strap=0.5)`."""
    return unit(np.array([amounts.get(axis, 0.0) for axis in _AXES]))
