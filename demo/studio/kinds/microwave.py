"""Microwave ovens: a box with a dark window and a panel of buttons."""

from studio.kit.box import box
from studio.kit.line import tube
from studio.kit.round import lathe
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """knobs replaces the buttons with two dials."""
    w, d, h = 2.2, 1.3, 1.25
    front = -d / 2
    box((w, d, h), m.skin(), (0, 0, h / 2 + 0.05), edge=0.05)
    for x in (-0.9, 0.9):
        box((0.15, 0.9, 0.06), m.skin("feet", "rubber:black"), (x, 0, 0.03), edge=0.01)
    box((w * 0.73, 0.05, h * 0.94), m.skin("door", m.main), (-w * 0.125, front - 0.02, h / 2 + 0.05), edge=0.03)
    box(
        (w * 0.56, 0.02, h * 0.66),
        m.skin("window", "plastic:black"),
        (-w * 0.15, front - 0.045, h / 2 + 0.06),
        edge=0.03,
    )
    tube(
        [
            (w * 0.205, front - 0.05, h * 0.2),
            (w * 0.205, front - 0.14, h * 0.24),
            (w * 0.205, front - 0.14, h * 0.84),
            (w * 0.205, front - 0.05, h * 0.88),
        ],
        0.035,
        m.skin("grip", "metal:steel"),
    )
    x0 = w * 0.37
    box((w * 0.23, 0.03, h * 0.94), m.skin("panel", "plastic:charcoal"), (x0, front - 0.01, h / 2 + 0.05), edge=0.01)
    box((w * 0.18, 0.02, h * 0.13), m.skin("display", "screen:navy"), (x0, front - 0.03, h * 0.88), edge=0.0)
    for i in range(4):
        box(
            (0.025, 0.01, 0.09), m.skin("digit", "glow:mint"), (x0 - 0.12 + i * 0.08, front - 0.045, h * 0.88), edge=0.0
        )
    if m.on("knobs"):
        for z in (0.34, 0.62):
            dial = lathe(
                [(0, 0), (0, 0), (0.16, 0), (0.16, 0), (0.14, 0.1), (0.14, 0.1), (0, 0.1)],
                m.skin("grip", "metal:steel"),
            )
            dial.rotation_euler, dial.location = (1.5708, 0, 0), (x0, front - 0.02, h * z)
        return
    for row in range(5):
        for col in range(3):
            box(
                (0.1, 0.02, 0.075),
                m.skin("keys", "matt:silver"),
                (x0 - 0.14 + col * 0.14, front - 0.035, h * (0.7 - row * 0.105)),
                edge=0.01,
            )
