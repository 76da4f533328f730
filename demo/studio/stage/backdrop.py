"""Backdrops: a seamless sweep for plain pictures, and where to find the furnished sets."""

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

from studio.kit.mesh import surface
from studio.surfaces import dress

from . import light, sets

SWEEPS = {
    "plain": "paper",
    "grey": "silver",
    "warm": "shell",
    "sky": "mist",
    "blush": "petal",
    "mint": "dew",
    "dark": "graphite",
    "sand": "sand",
}


def sweep(material: Any, bend: float = 3.0, back: float = 5.0) -> Any:
    """A paper roll: floor, a quarter bend and a wall, 60 units wide."""

    def at(u: float, v: float) -> tuple[float, float, float]:
        x = (v - 0.5) * 60
        if u < 0.4:
            return x, -14 + (back + 14) * u / 0.4, 0.0
        if u < 0.7:
            a = (u - 0.4) / 0.3 * pi / 2
            return x, back + bend * sin(a), bend * (1 - cos(a))
        return x, back + bend, bend + (u - 0.7) / 0.3 * 22

    return surface(at, 81, 2, material)


def set_stage(name: str) -> float:
    """Build the named set with its light; gives the blur of the camera as an f-number, 0 for none."""
    builder: Callable[[], float] | None = sets.SETS.get(name)
    if builder:
        return builder()
    sweep(dress(f"sweep:{SWEEPS[name]}"))
    light.studio()
    return 0.0
