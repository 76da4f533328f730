"""Basketballs: pebbled rubber with black channels."""

from math import cos, pi, sin

from studio.kit.line import tube
from studio.kit.mesh import move
from studio.kit.round import ball
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """Two great circles and two curved side seams; second colours opposite panels through the paint."""
    turn = (m.num("roll", 20), m.num("pitch", 10), m.num("yaw", 25))
    move(ball(1.0, m.skin(), rows=49), turn=turn)
    seam = m.skin("seam", "rubber:black")
    ring = [2 * pi * i / 48 for i in range(48)]
    lines = [[(cos(t), sin(t), 0) for t in ring], [(cos(t), 0, sin(t)) for t in ring]]
    for side in (-1, 1):
        lines.append([unit(side * (0.66 + 0.18 * cos(2 * t)), 0.9 * sin(t), 0.9 * cos(t)) for t in ring])
    for line in lines:
        move(tube(line, 0.02, seam, closed=True), turn=turn)


def unit(x: float, y: float, z: float) -> tuple[float, float, float]:
    size = (x * x + y * y + z * z) ** 0.5
    return x / size, y / size, z / size
