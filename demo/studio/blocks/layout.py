"""Where the blocks stand, and how they stand to each other.  Plain Python: no Blender."""

from math import hypot
from random import Random
from typing import Any

from .things import COLOURS, MATERIALS, SHAPES, SIZES

Vec = tuple[float, float, float]
REACH = 2.8  # blocks stand within this many units of the middle, along x and y
GAP = 0.25  # at least this far apart, rim to rim
MARGIN = 0.35  # and at least this far along each of left-right and front-behind, so that relations are plain to see
EPSILON = 0.2


def scatter(rng: Random, directions: dict[str, Vec]) -> list[dict[str, Any]]:
    """Three to eight blocks at random places, no two too close."""
    wanted = rng.randint(3, 8)
    while True:
        blocks: list[dict[str, Any]] = []
        for _ in range(200):
            if len(blocks) == wanted:
                return blocks
            block = draw(rng)
            if all(apart(block, other, directions) for other in blocks):
                blocks.append(block)


def draw(rng: Random) -> dict[str, Any]:
    """One block; a cube of radius r has edges of r times the root of two, as in CLEVR."""
    size = rng.choice(sorted(SIZES))
    shape = rng.choice(SHAPES)
    radius = SIZES[size] / (2**0.5 if shape == "cube" else 1)
    return {
        "shape": shape,
        "size": size,
        "material": rng.choice(MATERIALS),
        "color": rng.choice(sorted(COLOURS)),
        "3d_coords": [rng.uniform(-REACH, REACH), rng.uniform(-REACH, REACH), radius],
        "rotation": rng.uniform(0, 360),
    }


def apart(a: dict[str, Any], b: dict[str, Any], directions: dict[str, Vec]) -> bool:
    """Whether two blocks neither touch nor stand in an ambiguous line."""
    dx, dy = a["3d_coords"][0] - b["3d_coords"][0], a["3d_coords"][1] - b["3d_coords"][1]
    if hypot(dx, dy) < SIZES[a["size"]] + SIZES[b["size"]] + GAP:
        return False
    return all(abs(dx * directions[way][0] + dy * directions[way][1]) > MARGIN for way in ("left", "front"))


def relationships(blocks: list[dict[str, Any]], directions: dict[str, Vec]) -> dict[str, list[list[int]]]:
    """For each direction and each block i, the blocks that lie that way from i."""
    found: dict[str, list[list[int]]] = {}
    for way in ("left", "right", "front", "behind"):
        d = directions[way]
        found[way] = [
            [
                j
                for j, b in enumerate(blocks)
                if j != i and sum((b["3d_coords"][k] - a["3d_coords"][k]) * d[k] for k in range(3)) > EPSILON
            ]
            for i, a in enumerate(blocks)
        ]
    return found
