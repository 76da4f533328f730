"""Camping lanterns with a solar cell on the lid."""

from math import cos, pi, sin

from studio.kit.line import arc, tube
from studio.kit.round import ball, lathe, ring, rod
from studio.parts.solar import panel
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """bars guard the glass; light colours the lamp; squat shortens it."""
    h, skin = m.num("tall", 1.1), m.skin()
    lathe([(0, 0), (0, 0), (0.58, 0), (0.62, 0.05), (0.6, 0.28), (0.5, 0.36), (0.5, 0.36), (0, 0.36)], skin)
    rod(0.46, h, m.skin("glass", "glass:clear"), (0, 0, 0.36), edge=0.02)
    rod(0.16, h * 0.86, m.skin("light", "glow:amber"), (0, 0, 0.38), edge=0.06)
    top = 0.36 + h
    lathe(
        [
            (0, top),
            (0, top),
            (0.54, top),
            (0.6, top + 0.06),
            (0.56, top + 0.22),
            (0.42, top + 0.3),
            (0.42, top + 0.3),
            (0, top + 0.3),
        ],
        skin,
    )
    for i in range(m.count("bars", 4)):
        a = 2 * pi * (i + 0.5) / m.count("bars", 4)
        rod(0.028, h, m.skin("bar", m.main), (0.52 * cos(a), 0.52 * sin(a), 0.36))
    ring(0.5, 0.03, m.skin("bar", m.main), (0, 0, 0.36 + h / 2))
    panel((0.72, 0.62), (3, 2), (0, -0.12, top + 0.47), (-m.num("lean", 42), 0, 0), frame=m.main, rim=0.05)
    if m.on("beside"):
        panel((0.95, 1.3), (3, 4), (-1.25, 0.1, 0.68), (-16, 0, 10), frame=m.main, rim=0.06)
    tube(
        [(-0.58, 0, top + 0.1), *arc(0.6, 172, 8, 16, at=(0, 0.12, top + 0.2), squash=0.95), (0.58, 0, top + 0.1)],
        0.03,
        m.skin("handle", "metal:steel"),
    )
    ball(0.07, m.skin("knob", "plastic:black"), (0, -0.6, 0.16), (1, 0.6, 1))
