"""A thin solar panel sewn to the front of a bag: it bends with the cloth."""

from typing import Any

from studio.kit.mesh import surface
from studio.surfaces import dress

from .sack import Sack


def sewn_panel(
    sack: Sack,
    size: tuple[float, float],
    middle: tuple[float, float],
    cells: tuple[int, int],
    *,
    border: Any,
    rim: float = 0.06,
    lift: float = 0.0,
) -> None:
    """A panel of width and height at (x, z) on the front: border, silver sheet, cells, contact lines.

    lift holds it clear of what lies under it, in units.
    """
    w, h = size
    left, low = middle[0] - w / 2, middle[1] - h / 2
    sheet(sack, left - rim, low - rim, w + 2 * rim, h + 2 * rim, 0.03 + lift, border, 0.03)
    sheet(sack, left - 0.015, low - 0.015, w + 0.03, h + 0.03, 0.05 + lift, dress("matt:silver"))
    columns, rows = cells
    cw, ch, gap = w / columns, h / rows, 0.016
    dark, bus = dress("cells:navy"), dress("matt:silver")
    for i in range(columns):
        for k in range(rows):
            x, z = left + cw * i + gap / 2, low + ch * k + gap / 2
            sheet(sack, x, z, cw - gap, ch - gap, 0.056 + lift, dark)
            for f in (0.3, 0.7):
                sheet(sack, x + (cw - gap) * f - 0.003, z, 0.006, ch - gap, 0.059 + lift, bus)


def sheet(sack: Sack, x: float, z: float, w: float, h: float, off: float, material: Any, thick: float = 0.0) -> None:
    """A rectangle that lies off units in front of the bag, following its curve."""
    smooth = Sack(sack.width, sack.depth, sack.height, sack.taper, sack.top, sack.foot, sack.square)

    def at(u: float, v: float) -> tuple[float, float, float]:
        px, pz = x + w * v, z + h * u
        return px, smooth.front(px, pz) - off, pz

    surface(at, 12, 12, material, thickness=thick)
