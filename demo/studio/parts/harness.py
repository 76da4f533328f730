"""Shoulder straps, handles and buckles of bags."""

from typing import Any

from studio.kit.box import box
from studio.kit.line import arc, strap, tube
from studio.kit.mesh import Point

from .sack import Sack


def shoulder_straps(sack: Sack, material: Any, web: Any, spread: float = 0.3) -> None:
    """Two padded straps behind the bag, bowed out so that they show from the front."""
    h, back = sack.height, sack.depth * 0.3
    for side in (-1, 1):
        x = side * spread
        strap(
            [
                (x * 0.7, back * 0.6, h * 0.97),
                (x * 0.9, back + 0.12, h * 1.0),
                (x * 1.4, back + 0.36, h * 0.82),
                (x * 1.9, back + 0.42, h * 0.55),
                (x * 2.3, back + 0.3, h * 0.28),
                (x * 2.15, back + 0.08, h * 0.12),
            ],
            0.26,
            0.085,
            material,
            across=(0.93, -0.37 * side, 0.0),
        )
        tube(
            [(x * 2.3, back + 0.3, h * 0.3), (x * 2.2, back + 0.12, h * 0.14), (x * 1.8, back * 0.5, h * 0.05)],
            0.03,
            web,
        )


def grab_handle(sack: Sack, material: Any, wide: float = 0.22, tall: float = 0.17) -> None:
    """The loop on top."""
    tube(
        [
            (-wide, 0.1, sack.height - 0.08),
            *arc(wide, 165, 15, 10, at=(0, 0.1, sack.height - 0.02), squash=tall / wide),
            (wide, 0.1, sack.height - 0.08),
        ],
        0.045,
        material,
    )


def buckle(at: Point, turn: Point, material: Any, size: float = 0.16) -> None:
    """A side-release or frame buckle."""
    box((size, 0.05, size * 0.7), material, at, turn, edge=0.015)


def pull(at: Point, cord: Any, metal: Any, length: float = 0.14) -> None:
    """A zip slider with its cord."""
    box((0.05, 0.04, 0.05), metal, at, edge=0.01)
    tube(
        [at, (at[0] + 0.01, at[1] - 0.04, at[2] - length * 0.5), (at[0] + 0.015, at[1] - 0.03, at[2] - length)],
        0.02,
        cord,
    )
