"""Tennis balls: bright felt and one winding seam; sold singly or in threes."""

from studio.kit.line import tube
from studio.kit.mesh import move
from studio.kit.round import ball
from studio.parts.balls import tennis_seam
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """count balls; each lies differently."""
    places = {1: [(0, 0)], 2: [(-1.0, 0), (1.02, -0.3)], 3: [(-1.0, 0.2), (1.02, 0.3), (0.05, -1.45)]}[
        m.count("count", 1)
    ]
    for number, (x, y) in enumerate(places):
        turn = (m.num("roll", 35) + 70 * number, 20 + 40 * number, m.num("yaw", 60) + 50 * number)
        move(ball(1.0, m.skin()), (x, y, 1), turn)
        move(tube(tennis_seam(radius=0.995), 0.042, m.skin("seam", "rubber:white"), closed=True), (x, y, 1), turn)
