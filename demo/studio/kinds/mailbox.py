"""Mailboxes: a tunnel-shaped box with a flag, on a post or bracket."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.mesh import surface
from studio.kit.round import ball, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """post stands it up; flag red at the side, raised or not."""
    w, long, wall = 0.48, 1.6, 0.5

    def tunnel(u: float, v: float, grow: float = 1.0) -> tuple[float, float, float]:
        t = 4 * v
        if t < 1:
            x, z = -w + 2 * w * t, 0.0
        elif t < 1.5:
            x, z = w, wall * (t - 1) * 2
        elif t < 3.5:
            a = pi * (t - 1.5) / 2
            x, z = w * cos(a), wall + w * sin(a)
        else:
            x, z = -w, wall * (4 - t) * 2
        return x * grow, (u - 0.5) * long, z * grow - 0.3 * (grow - 1)

    surface(tunnel, 2, 97, m.skin(axis="y"), wrap=True, caps=True)
    door = surface(lambda u, v: tunnel(u * 0.05, v, 1.035), 2, 97, m.skin("door", m.main), wrap=True, caps=True)
    door.location = (0, -0.045, -0.01)
    surface(lambda u, v: tunnel(0.97 + u * 0.035, v, 1.03), 2, 97, m.skin("door", m.main), wrap=True, caps=True)
    box((0.2, 0.06, 0.07), m.skin("metal", "metal:steel"), (0, -long / 2 - 0.07, 0.88), edge=0.02)
    red = m.skin("flag", "enamel:red")
    up = m.on("raised", True)
    rod(0.05, 0.05, m.skin("metal", "metal:steel"), (w, -0.2, 0.42), (0, 90, 0))
    if up:
        box((0.03, 0.07, 0.62), red, (w + 0.04, -0.2, 0.7), edge=0.005)
        box((0.03, 0.3, 0.2), red, (w + 0.04, -0.07, 0.94), edge=0.005)
    else:
        box((0.03, 0.62, 0.07), red, (w + 0.04, 0.08, 0.42), edge=0.005)
        box((0.03, 0.2, 0.2), red, (w + 0.04, 0.34, 0.5), edge=0.005)
    if m.on("post", True):
        box((0.24, 0.24, 1.3), m.skin("post_skin", "wood:oak", "z"), (0, 0.1, -0.68), edge=0.02)
        box((0.5, 1.3, 0.09), m.skin("post_skin", "wood:oak", "y"), (0, 0, -0.05), edge=0.02)
        brace = box((0.14, 0.75, 0.14), m.skin("post_skin", "wood:oak", "y"), (0, -0.3, -0.34), (-42, 0, 0), edge=0.02)
        brace.location = (0, -0.28, -0.34)
    ball(0.03, m.skin("metal", "metal:steel"), (w, -0.2, 0.42))
