"""Necks, frets, heads and strings of plucked instruments; the body lies in the xz plane facing -y."""

from typing import Any

from studio.kit.box import box
from studio.kit.line import plate, tube
from studio.kit.round import rod
from studio.recipe import Recipe


def neck(m: Recipe, low: float, high: float, front: float, strings: int = 6) -> list[Any]:
    """A neck from height low to high, its fingerboard at y = front, with a head above it."""
    wood, board = m.skin("neck", "wood:walnut", "z"), m.skin("board", "wood:ebony", "z")
    parts = [
        box((0.2, 0.14, high - low), wood, (0, front + 0.09, (low + high) / 2), edge=0.05),
        box((0.21, 0.03, high - low), board, (0, front, (low + high) / 2), edge=0.008),
    ]
    span = (high - low) * 1.55
    for fret in range(1, 15):
        z = high - span * (1 - 2 ** (-fret / 12))
        if z > low:
            parts.append(box((0.205, 0.012, 0.014), m.skin("fret", "metal:chrome"), (0, front - 0.017, z), edge=0.0))
            if fret in (3, 5, 7, 9):
                parts.append(
                    rod(0.022, 0.004, m.skin("dot", "plastic:ivory"), (0, front - 0.015, z + span * 0.015), (90, 0, 0))
                )
    head = plate(
        [(-0.1, 0), (-0.16, 0.12), (-0.17, 0.5), (-0.08, 0.56), (0.08, 0.56), (0.17, 0.5), (0.16, 0.12), (0.1, 0)],
        0.07,
        m.skin("head", m.word("neck", "wood:walnut")),
        (0, front + 0.05, high),
        (90, 0, 0),
        edge=0.01,
        smooth=False,
    )
    parts.append(head)
    for i in range(strings):
        side = -1 if i % 2 == 0 else 1
        z = high + 0.12 + (i // 2) * 0.15
        parts.append(rod(0.025, 0.09, m.skin("peg", "metal:chrome"), (side * 0.1, front - 0.0, z), (90, 0, 0)))
        parts.append(
            rod(
                0.035,
                0.12,
                m.skin("key", "plastic:ivory"),
                (side * 0.16, front + 0.05, z),
                (0, 90 * side, 0),
                edge=0.02,
            )
        )
    return parts


def strings(m: Recipe, bottom: float, top: float, front: float, count: int, wide: float = 0.14) -> list[Any]:
    """Strings from the bridge at height bottom to the nut at height top."""
    out = []
    for i in range(count):
        f = i / (count - 1) - 0.5
        out.append(
            tube(
                [(f * wide * 1.5, front, bottom), (f * wide, front, top)],
                0.006,
                m.skin("string", "metal:chrome"),
                smooth=False,
            )
        )
    return out
