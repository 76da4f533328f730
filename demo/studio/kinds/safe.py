"""Safes: a thick box, a door with a dial or keypad and a handle."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.round import ball, lathe, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """lock is dial or keypad; wheel swaps the lever for a spoked wheel."""
    w, d, h = m.num("width", 1.7), 1.4, m.num("height", 1.8)
    front = -d / 2
    box((w, d, h), m.skin(), (0, 0, h / 2 + 0.1), edge=0.06, segments=4)
    box((w * 0.84, 0.08, h * 0.84), m.skin("door", m.main), (0, front - 0.02, h / 2 + 0.1), edge=0.035, segments=4)
    steel = m.skin("metal", "metal:chrome")
    for z in (0.3, 0.78):
        rod(0.055, 0.32, steel, (-w * 0.44, front - 0.03, h * z), edge=0.02)
    if m.word("lock", "dial") == "dial":
        turned = lathe(
            [(0, 0), (0, 0), (0.27, 0), (0.27, 0), (0.25, 0.06), (0.15, 0.08), (0.14, 0.18), (0.14, 0.18), (0, 0.18)],
            m.skin("dial", "plastic:black"),
        )
        turned.rotation_euler, turned.location = (1.5708, 0, 0), (0.02, front - 0.06, h * 0.66)
        for i in range(30):
            a = 2 * pi * i / 30
            tick = box(
                (0.012, 0.004, 0.05),
                m.skin("ink", "paper:paper"),
                (0.02 + 0.22 * sin(a), front - 0.128, h * 0.66 + 0.22 * cos(a)),
                edge=0.0,
            )
            tick.rotation_euler = (0, a, 0)
    else:
        box((0.52, 0.05, 0.66), m.skin("panel", "plastic:black"), (0.0, front - 0.07, h * 0.64), edge=0.03)
        box((0.4, 0.02, 0.13), m.skin("display", "screen:green"), (0.0, front - 0.1, h * 0.64 + 0.22), edge=0.01)
        for i in range(12):
            box(
                (0.1, 0.03, 0.08),
                m.skin("keys", "plastic:silver"),
                (-0.14 + (i % 3) * 0.14, front - 0.1, h * 0.64 + 0.08 - (i // 3) * 0.11),
                edge=0.012,
            )
    spokes = 3 if m.on("wheel", True) else 1
    rod(0.08, 0.22, steel, (0.02, front - 0.02, h * 0.34), (90, 0, 0), edge=0.02)
    for i in range(spokes):
        a = 2 * pi * i / spokes + 0.5
        arm = rod(0.035, 0.34, steel, (0.02, front - 0.2, h * 0.34), (0, a * 180 / pi, 0), edge=0.01)
        arm.location = (0.02, front - 0.2, h * 0.34)
        ball(0.06, m.skin("knob", "plastic:black"), (0.02 + 0.36 * sin(a), front - 0.2, h * 0.34 + 0.36 * cos(a)))
    for x in (-w * 0.38, w * 0.38):
        for y in (-0.5, 0.5):
            rod(0.1, 0.12, m.skin("feet", "rubber:black"), (x, y, 0))
