"""Alarm clocks: a round case on feet with two bells."""

from studio.kit.line import arc, tube
from studio.kit.mesh import move
from studio.kit.round import ball, lathe, ring, rod
from studio.parts.clockface import face
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """bells and a striker on top unless plain."""
    z = 1.1
    case = lathe(
        [(0, -0.3), (0, -0.3), (0.8, -0.3), (0.92, -0.2), (0.95, 0.1), (0.95, 0.24), (0.86, 0.3), (0.84, 0.22)],
        m.skin(),
        segments=96,
    )
    move(case, (0, 0, z), (90, 0, 0))
    face(m, 0.85, (0, -0.235, z), m.num("hour", 7.0))
    ring(0.88, 0.05, m.skin("rim", "metal:chrome"), (0, -0.27, z), (90, 0, 0))
    for side in (-1, 1):
        leg = rod(0.06, 0.42, m.skin("metal", "metal:chrome"), (side * 0.72, 0, 0), (0, -side * 25, 0), edge=0.02)
        leg.location = (side * 0.74, 0, 0.0)
        ball(0.09, m.skin("metal", "metal:chrome"), (side * 0.74, 0, 0.02))
        if m.on("bells", True):
            bell = lathe(
                [(0.42, 0), (0.42, 0.02), (0.38, 0.18), (0.2, 0.34), (0, 0.38)], m.skin("bell", "metal:chrome")
            )
            move(bell, (side * 0.5, 0, z + 0.83), (0, side * 28, 0))
            ball(0.05, m.skin("metal", "metal:chrome"), (side * 0.69, 0, z + 1.2))
    if m.on("bells", True):
        rod(0.03, 0.35, m.skin("metal", "metal:chrome"), (0, 0, z + 0.9))
        ball(0.09, m.skin("metal", "metal:chrome"), (0, 0, z + 1.24), (1.5, 1, 1))
        tube(arc(0.5, 150, 30, 12, at=(0, 0, z + 1.15), squash=0.75), 0.035, m.skin("metal", "metal:chrome"))
