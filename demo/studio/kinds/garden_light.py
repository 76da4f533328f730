"""Solar garden lights: a spike or post, a lamp, a cell on the cap."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.round import ball, lathe, rod
from studio.parts.solar import panel
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """style is stake, bollard or spot."""
    style, skin = m.word("style", "stake"), m.skin(axis="z")
    if style == "spot":
        rod(0.05, 1.0, skin, (0, 0, 0))
        panel((m.num("wide", 0.9), 0.66), (4, 3), (0, 0.15, 1.35), (-42, 0, 0), frame=m.main, rim=0.05)
        bell = [(0, -0.02), (0.1, 0), (0.18, 0.05), (0.27, 0.4), (0.3, 0.42), (0.3, 0.46), (0.26, 0.46), (0.24, 0.4)]
        head = lathe(bell, m.skin("shade", "metal:silver"))
        head.rotation_euler, head.location = (1.75, 0, 0), (0.0, -0.02, 0.74)
        ball(0.25, m.skin("light", "glow:ivory"), (0, -0.44, 0.665), (1, 0.3, 1))
        rod(0.3, 0.05, skin, (0, 0, 0), edge=0.02)
        return
    post = 1.3 if style == "stake" else 0.5
    rod(0.06 if style == "stake" else 0.34, post, skin, (0, 0, 0), edge=0.01)
    rod(0.3, 0.06, skin, (0, 0, post), edge=0.02)
    rod(0.24, 0.5, m.skin("glass", "glass:clear"), (0, 0, post + 0.06))
    ball(0.13, m.skin("light", "glow:amber"), (0, 0, post + 0.26), (1, 1, 1.5))
    for i in range(4):
        a = pi / 2 * (i + 0.5)
        rod(0.025, 0.5, skin, (0.26 * cos(a), 0.26 * sin(a), post + 0.06))
    top = post + 0.56
    lathe(
        [(0, top), (0, top), (0.46, top), (0.47, top + 0.04), (0.3, top + 0.13), (0.3, top + 0.13), (0, top + 0.13)],
        skin,
    )
    panel((0.74, 0.6), (3, 2), (0, -0.04, top + 0.3), (-42, 0, 0), frame=m.main, rim=0.04)
    if style == "bollard":
        box((0.9, 0.9, 0.06), m.skin("foot", m.main), (0, 0, 0.03), edge=0.02)
