"""Cushions and pillows, singly or stacked."""

from studio.kit.box import pillow
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """width, height, puff in units; second adds another one behind; flat lays a stack of two."""
    w, h, puff = m.num("width", 1.9), m.num("height", 1.9), m.num("puff", 0.75)
    if m.on("flat"):
        pillow((w, h), puff, m.skin(), (0, 0, puff * 0.4), (90, 0, 4))
        pillow((w, h), puff, m.skin("second", m.main), (0.03, 0.02, puff * 1.1), (90, 0, -5))
        return
    pillow((w, h), puff, m.skin(axis="d"), (0, 0, h / 2), (-14, 0, 0))
    if m.word("second", ""):
        pillow((w, h), puff, m.skin("second"), (0.42, 0.5, h / 2 + 0.02), (-18, 6, -6))
