"""Plant pots with something green in them."""

from math import cos, pi, sin

from studio.kit.mesh import surface
from studio.kit.round import ball, lathe, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """plant: fern, cactus, rubber or snake."""
    h, r, foot = m.num("height", 0.95), m.num("radius", 0.66), m.num("foot", 0.44)
    shell(
        [
            (foot, 0),
            (foot, 0),
            (r * 0.95, h * 0.76),
            (r * 0.95, h * 0.76),
            (r * 1.04, h * 0.77),
            (r * 1.06, h),
            (r * 1.06, h),
        ],
        0.06,
        m.skin(),
    )
    lathe([(0, h * 0.9), (0, h * 0.9), (r, h * 0.86)], m.skin("soil", "clay:chocolate"))
    {"fern": fern, "cactus": cactus, "rubber": rubber, "snake": snake}[m.word("plant", "fern")](m, h)


def leaf(
    m: Recipe,
    foot: tuple[float, float, float],
    yaw: float,
    reach: float,
    rise: float,
    width: float,
    droop: float,
    skin: str,
) -> None:
    """One leaf: a bent blade that starts at foot and leans out in the direction yaw (radians)."""

    def at(u: float, v: float) -> tuple[float, float, float]:
        w = width * sin(pi * min(u * 0.97 + 0.02, 1.0)) ** 0.7 * (v - 0.5)
        out, up = reach * u, rise * u - droop * u * u
        fold = abs(v - 0.5) * width * 0.3
        return (foot[0] + out * cos(yaw) - w * sin(yaw), foot[1] + out * sin(yaw) + w * cos(yaw), foot[2] + up + fold)

    surface(at, 16, 7, m.skin(skin, "enamel:green"))


def fern(m: Recipe, h: float) -> None:
    for i in range(46):
        yaw, far = i * 2.4, m.rng.uniform(0.3, 1.0)
        leaf(
            m,
            (0.1 * cos(yaw), 0.1 * sin(yaw), h * 0.85),
            yaw,
            0.35 + 0.55 * far,
            1.5 - 0.5 * far,
            0.17,
            0.9 * far,
            "leaf",
        )


def snake(m: Recipe, h: float) -> None:
    for i in range(13):
        yaw = i * 2.4
        at = 0.08 + 0.02 * i
        leaf(
            m,
            (at * cos(yaw), at * sin(yaw), h * 0.85),
            yaw,
            0.12 + 0.02 * i,
            m.rng.uniform(0.9, 1.6),
            0.24,
            0.0,
            "leaf",
        )


def rubber(m: Recipe, h: float) -> None:
    lathe([(0.04, h * 0.8), (0.03, h + 1.3)], m.skin("stem", "wood:walnut"))
    for i in range(16):
        leaf(m, (0, 0, h + 0.1 + i * 0.085), i * 2.4, 0.62, 0.34, 0.36, 0.3, "leaf")


def cactus(m: Recipe, h: float) -> None:
    skin = m.skin("leaf", "matt:green")
    side = [(0.3, 0), (0.38, 0.3), (0.38, 0.8), (0.25, 1.15), (0, 1.25)]
    body = lathe(side, skin, segments=144, bumps=14, depth=0.07)
    body.location = (0, 0, h * 0.8)
    ball(0.1, m.skin("bloom", "matt:rose"), (0.03, -0.05, h * 0.8 + 1.26), (1, 1, 0.7))
