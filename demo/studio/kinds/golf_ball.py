"""Golf balls: a sphere with dimples."""

from math import cos, pi, sin

from mathutils import Vector, kdtree

from studio.kit.box import box
from studio.kit.mesh import surface
from studio.kit.round import lathe
from studio.parts.balls import spread
from studio.recipe import Recipe

DIMPLES = 320


def build(m: Recipe) -> None:
    """tee stands the ball on a peg; mark prints a line."""
    tree = kdtree.KDTree(DIMPLES)
    for number, point in enumerate(spread(DIMPLES)):
        tree.insert(point, number)
    tree.balance()

    def at(u: float, v: float) -> tuple[float, float, float]:
        p = Vector((sin(pi * u) * cos(2 * pi * v), sin(pi * u) * sin(2 * pi * v), -cos(pi * u)))
        far = tree.find(p)[2] / 0.094
        r = 1 - 0.028 * max(0.0, 1 - far * far)
        return tuple(p * r)  # type: ignore[return-value]

    ball = surface(at, 150, 300, m.skin(), wrap=True)
    ball.rotation_euler = (0.5, 0.3, 0)
    ball.data.polygons.foreach_set("use_smooth", [True] * len(ball.data.polygons))
    if m.on("mark"):
        box((0.5, 0.02, 0.07), m.skin("ink", "plastic:blue"), (0, -0.995, 0.05), edge=0.0)
    if m.on("tee"):
        lathe(
            [(0, -2.3), (0.05, -2.1), (0.09, -1.6), (0.12, -1.25), (0.36, -0.98), (0.38, -0.92)],
            m.skin("peg", "wood:birch", "z"),
        )
