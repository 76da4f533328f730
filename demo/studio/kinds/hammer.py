"""Hammers: a steel head on a handle."""

from typing import Any

from studio.kit.box import box
from studio.kit.line import strap
from studio.kit.mesh import move
from studio.kit.round import Profile, lathe, rod
from studio.parts.solar import lean
from studio.recipe import Recipe

HANDLE: Profile = [(0, -1.1), (0.085, -1.09), (0.1, -1.0), (0.09, -0.75), (0.1, -0.5), (0.075, -0.2), (0.065, 0.3)]
TOP: Profile = [(0.07, 0.92), (0.07, 0.92), (0, 0.93)]
SLEEVE: Profile = [(0, -1.12), (0.1, -1.1), (0.116, -1.0), (0.104, -0.75), (0.116, -0.5), (0.092, -0.25)]
FACE: Profile = [(0, 0.46), (0, 0.46), (0.14, 0.46), (0.14, 0.46), (0.155, 0.44), (0.155, 0.34), (0.155, 0.34)]
POLL: Profile = [(0.105, 0.28), (0.1, 0.16), (0.125, 0.12), (0.125, 0.12), (0.125, -0.13), (0.125, -0.13), (0, -0.13)]
SLEDGE: Profile = [(0, -0.42), (0, -0.42), (0.2, -0.42), (0.23, -0.38), (0.21, -0.2), (0.21, 0.2), (0.23, 0.38)]
SLEDGE_END: Profile = [(0.2, 0.42), (0.2, 0.42), (0, 0.42)]


def build(m: Recipe) -> None:
    """style is claw, sledge or mallet; the tool lies on its side, yaw turns it."""
    steel, style = m.skin("head", "metal:steel"), m.word("style", "claw")
    parts = [lathe([*HANDLE, *TOP], m.skin("main", axis="z"), squash=0.75)]
    if m.word("sleeve", ""):
        parts.append(lathe(SLEEVE, m.skin("sleeve"), squash=0.75))
    if style == "sledge":
        parts.append(move(lathe([*SLEDGE, *SLEDGE_END], steel), (0, 0, 0.72), (0, 90, 0)))
    elif style == "mallet":
        parts.append(move(rod(0.27, 0.95, steel, edge=0.05), (-0.475, 0, 0.72), (0, 90, 0)))
    else:
        parts += claw(steel)
    lean(parts, (0, 0, 0.16), (90, 0, m.num("yaw", 40)))


def claw(steel: Any) -> list[Any]:
    """The striking face to the right, two bent prongs to the left."""
    parts = [
        move(lathe([*FACE, *POLL], steel), (0, 0, 0.75), (0, 90, 0)),
        box((0.2, 0.2, 0.3), steel, (0, 0, 0.74), edge=0.03),
    ]
    for y in (-0.055, 0.055):
        bend = [(-0.06, y, 0.78), (-0.22, y, 0.77), (-0.36, y * 1.25, 0.7), (-0.47, y * 1.5, 0.58)]
        parts.append(strap(bend, 0.085, 0.075, steel, across=(0, 1, 0)))
    return parts
