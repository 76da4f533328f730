"""Padlocks: a body, a shackle, a keyhole or number wheels."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.line import arc, tube
from studio.kit.round import lathe, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """body is square, round or combination; open lifts the shackle."""
    style, lift = m.word("body", "square"), 0.3 if m.on("open") else 0.0
    steel, r = m.skin("shackle", "metal:chrome"), 0.42
    tube([(-r, 0, 1.0), *arc(r, 180, 0, 14, at=(0, 0, 1.75 + lift)), (r, 0, 1.0 if not lift else 1.5)], 0.11, steel)
    if style == "round":
        disc = lathe(
            [(0, -0.25), (0, -0.25), (0.72, -0.25), (0.78, -0.18), (0.78, 0.18), (0.72, 0.25), (0.72, 0.25), (0, 0.25)],
            m.skin(),
        )
        disc.rotation_euler, disc.location = (1.5708, 0, 0), (0, 0, 0.72)
        dial = lathe(
            [
                (0, 0),
                (0, 0),
                (0.52, 0),
                (0.52, 0.0),
                (0.48, 0.1),
                (0.2, 0.12),
                (0.2, 0.12),
                (0.16, 0.24),
                (0.16, 0.24),
                (0, 0.24),
            ],
            m.skin("dial", "plastic:black"),
            bumps=0,
        )
        dial.rotation_euler, dial.location = (1.5708, 0, 0), (0, -0.25, 0.72)
        for i in range(40):
            tick = box((0.012, 0.004, 0.07 if i % 5 == 0 else 0.04), m.skin("ink", "paper:paper"), edge=0.0)
            a = 2 * pi * i / 40
            tick.location, tick.rotation_euler = ((0.44 * sin(a), -0.36, 0.72 + 0.44 * cos(a)), (0, a, 0))
        return
    box((1.35, 0.5, 1.15), m.skin(axis="z"), (0, 0, 0.575), edge=0.09, segments=5)
    for z in (0.16, 0.99):
        box((1.37, 0.515, 0.03), m.skin("line", m.main), (0, 0, z), edge=0.01)
    if style == "combination":
        for i in range(4):
            rod(0.17, 0.14, m.skin("wheel", "metal:chrome"), (-0.47 + i * 0.24, -0.2, 0.5), (0, 90, 0), edge=0.02)
            box((0.09, 0.02, 0.13), m.skin("digit", "matt:black"), (-0.4 + i * 0.24, -0.365, 0.5), edge=0.0)
    else:
        hole = rod(0.17, 0.03, m.skin("rose", "metal:steel"), (0, -0.24, 0.5), (90, 0, 0), edge=0.01)
        hole.location = (0, -0.24, 0.5)
        rod(0.06, 0.03, m.skin("hole", "matt:black"), (0, -0.255, 0.54), (90, 0, 0))
        box((0.05, 0.03, 0.16), m.skin("hole", "matt:black"), (0, -0.272, 0.45), edge=0.0)
