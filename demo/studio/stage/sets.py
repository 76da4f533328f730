"""Furnished sets for lifestyle pictures: a surface to stand on and something soft behind it."""

from collections.abc import Callable
from random import Random

from studio.kit.box import box, cushion
from studio.kit.round import ball, rod
from studio.surfaces import dress

from . import light

FAR = 7.0  # distance of the wall behind the product, units


def desk() -> float:
    """A wooden table top before a painted wall with a framed print."""
    box((40, 12, 0.3), dress("wood:oak"), (0, 1, -0.15), edge=0.05)
    box((60, 0.2, 30), dress("paper:sage"), (0, FAR, 5))
    box((2.6, 0.12, 3.4), dress("wood:pine", "z"), (3.0, FAR - 0.2, 4.2))
    box((2.2, 0.14, 3.0), dress("paper:ivory/camouflage:teal"), (3.0, FAR - 0.24, 4.2))
    light.daylight()
    return 2.0


def kitchen() -> float:
    """A stone worktop before tiles."""
    box((40, 12, 0.3), dress("ceramic:paper/marble:silver"), (0, 1, -0.15), edge=0.05)
    for i in range(-7, 8):
        for k in range(7):
            box(
                (1.16, 0.1, 0.56),
                dress("enamel:ivory"),
                (i * 1.2 + (k % 2) * 0.6, FAR - 1, 0.3 + k * 0.6),
                edge=0.03,
                segments=1,
            )
    light.daylight()
    return 2.4


def room() -> float:
    """Floor boards and a painted wall with a skirting."""
    boards = [dress(f"wood:{tone}", "y") for tone in ("oak", "bamboo", "oak")]
    for i in range(-14, 15):
        box((0.78, 30, 0.2), boards[i % 3], (i * 0.8, -4 + i % 5, -0.1), edge=0.01, segments=1)
    box((60, 0.2, 40), dress("paper:shell"), (0, 3.2, 15))
    box((60, 0.12, 0.5), dress("enamel:white"), (0, 3.05, 0.25), edge=0.04)
    light.daylight()
    return 0.0


def grass() -> float:
    """A lawn before a hedge under a pale sky."""
    rng = Random(7)
    box((60, 40, 0.2), dress("clay:olive"), (0, 4, -0.12))
    blades = [dress("matt:lime"), dress("matt:green"), dress("matt:olive")]
    for _ in range(900):
        x, y = rng.uniform(-4, 4), rng.uniform(-3.5, 5)
        rod(
            0.022,
            rng.uniform(0.1, 0.28),
            rng.choice(blades),
            (x, y, -0.03),
            (rng.uniform(-25, 25), rng.uniform(-25, 25), 0),
            top=0.004,
        )
    for i in range(-7, 8):
        ball(1.6, dress("clay:green"), (i * 1.5, 8 + rng.uniform(-0.5, 0.5), 0.9 + rng.uniform(-0.3, 0.6)), rows=17)
    box((80, 0.2, 40), dress("paper:sky"), (0, 14, 10))
    light.daylight()
    return 1.6


def trail() -> float:
    """Stony ground, a few boulders and far hills."""
    rng = Random(11)
    box((60, 40, 0.2), dress("clay:tan"), (0, 4, -0.1))
    for _ in range(160):
        size = rng.uniform(0.03, 0.12)
        ball(size, dress("clay:beige"), (rng.uniform(-4, 4), rng.uniform(-3, 4), 0), (1, 1, 0.6), rows=7)
    for x, y, size in ((-2.9, 3.2, 0.9), (3.2, 4.0, 1.3), (1.9, 5.5, 0.7)):
        cushion(
            (size * 2.2, size * 1.8, size * 1.5),
            dress("clay:grey"),
            (x, y, size * 0.5),
            (0, 8, x * 20),
            across=0.7,
            along=0.6,
        )
    for x, size, tone in ((-6, 5, "forest"), (3, 6, "olive"), (10, 5, "forest")):
        ball(size, dress(f"clay:{tone}"), (x, 16, -1.5), (1.6, 1, 0.75), rows=17)
    box((80, 0.2, 50), dress("paper:sky"), (0, 24, 12))
    light.daylight()
    return 2.0


def beach() -> float:
    """Sand, a band of sea and sky."""
    box((60, 14, 0.2), dress("clay:sand"), (0, 0, -0.1))
    box((80, 20, 0.2), dress("clay:turquoise"), (0, 16, -0.14))
    box((80, 0.2, 50), dress("paper:sky"), (0, 26, 15))
    light.daylight()
    return 2.0


SETS: dict[str, Callable[[], float]] = {
    "desk": desk,
    "kitchen": kitchen,
    "room": room,
    "grass": grass,
    "trail": trail,
    "beach": beach,
}
