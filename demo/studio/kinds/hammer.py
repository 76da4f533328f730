"""Hammers: a steel head on a handle."""

from ..kit.line import strap
from ..kit.mesh import move
from ..kit.round import lathe, rod
from ..parts.solar import lean
from ..recipe import Recipe


def build(m: Recipe) -> None:
    """head is claw, sledge or mallet; the tool lies on its side, handle to the lower right."""
    steel, style = m.skin("head", "metal:steel"), m.word("style", "claw")
    grip = lathe([(0, -1.2), (0.085, -1.19), (0.1, -1.1), (0.085, -0.8), (0.1, -0.5), (0.07, -0.2), (0.06, 0.3), (0.065, 0.75)], m.skin("main", axis="z"), squash=0.75)
    parts = [grip]
    if m.word("sleeve", ""):
        parts.append(lathe([(0.09, -1.2), (0.112, -1.1), (0.098, -0.8), (0.112, -0.5), (0.085, -0.28)], m.skin("sleeve"), squash=0.75))
    if style == "sledge":
        parts.append(move(lathe([(0, -0.42), (0, -0.42), (0.2, -0.42), (0.23, -0.38), (0.21, -0.2), (0.21, 0.2), (0.23, 0.38), (0.2, 0.42), (0.2, 0.42), (0, 0.42)], steel), (0, 0, 0.72), (0, 90, 0)))
    elif style == "mallet":
        parts.append(move(rod(0.27, 0.95, steel, edge=0.05), (-0.475, 0, 0.72), (0, 90, 0)))
    else:
        parts.append(move(lathe([(0, 0.52), (0, 0.52), (0.15, 0.52), (0.165, 0.49), (0.165, 0.38), (0.1, 0.3), (0.09, 0.16), (0.12, 0.1), (0.12, -0.14), (0, -0.14)], steel), (0, 0, 0.75), (0, 90, 0)))
        for y in (-0.06, 0.06):
            parts.append(strap([(-0.05, y * 0.6, 0.78), (-0.25, y, 0.8), (-0.45, y * 1.5, 0.72), (-0.62, y * 1.9, 0.52)], 0.085, 0.08, steel, across=(0, 1, 0)))
        parts.append(rod(0.1, 0.26, steel, (0, 0, 0.66), edge=0.02))
    lean(parts, (0, 0, 0.16), (90, 0, m.num("yaw", 40)))


