"""Birdhouses: a box with a pitched roof, a round hole and a perch."""

from math import atan2, degrees

from studio.kit.box import box
from studio.kit.line import plate, tube
from studio.kit.round import ring, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """pole stands it up, cord hangs it, tall stretches it, holes 1 or 2."""
    w, d, h, peak = m.num("width", 1.15), 1.0, m.num("height", 1.2), 0.6
    front = [(-w / 2, 0), (w / 2, 0), (w / 2, h), (0, h + peak), (-w / 2, h)]
    plate(front, d, m.skin("main", axis="y"), (0, 0, 0), (90, 0, 0), smooth=False)
    roof = m.skin("roof", m.main, "y")
    slope = (w / 2 * w / 2 + peak * peak) ** 0.5
    angle = degrees(atan2(peak, w / 2))
    for side in (-1, 1):
        box(
            (slope + 0.28, d + 0.42, 0.07),
            roof,
            (side * (w / 4 + 0.06), -0.03, h + peak / 2 + 0.0),
            (0, side * angle, 0),
            edge=0.012,
        )
    holes = [h * 0.62] if m.count("holes", 1) == 1 else [h * 0.3, h * 0.85]
    for z in holes:
        rod(0.19, 0.012, m.skin("dark", "matt:black"), (0, -d / 2 - 0.0, z), (90, 0, 0))
        ring(0.2, 0.028, m.skin("rim", m.word("roof", m.main)), (0, -d / 2 - 0.01, z), (90, 0, 0))
        rod(0.035, 0.3, m.skin("perch", "wood:birch"), (0, -d / 2 + 0.02, z - 0.32), (90, 0, 0), edge=0.01)
    box((w + 0.2, d + 0.3, 0.07), m.skin("floor", m.main, "x"), (0, -0.04, 0), edge=0.012)
    if m.on("pole"):
        rod(0.08, 1.3, m.skin("post", "wood:walnut", "z"), (0, 0, -1.3))
    if m.on("cord"):
        tube(
            [
                (0, 0, h + peak),
                (-0.16, 0, h + peak + 0.4),
                (0, 0, h + peak + 0.62),
                (0.16, 0, h + peak + 0.4),
                (0, 0, h + peak),
            ],
            0.02,
            m.skin("string", "fabric:sand"),
        )
