"""Screwdrivers: a fluted grip, a shaft, a flat or crossed tip."""

from studio.kit.box import taper
from studio.kit.round import lathe
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """long is the shaft, tip flat or cross; band rings the grip."""
    long = m.num("long", 1.35)
    grip = lathe(
        [
            (0, -1.1),
            (0.1, -1.09),
            (0.19, -1.0),
            (0.2, -0.75),
            (0.17, -0.45),
            (0.18, -0.3),
            (0.1, -0.14),
            (0.1, -0.1),
            (0.06, -0.02),
        ],
        m.skin(),
        segments=96,
        bumps=m.count("flutes", 6),
        depth=0.05,
    )
    parts = [
        grip,
        lathe(
            [(0.185, -1.08), (0.2, -1.0), (0.208, -0.92)],
            m.skin("band", "plastic:black"),
            segments=96,
            bumps=m.count("flutes", 6),
            depth=0.05,
        ),
    ]
    steel = m.skin("shaft", "metal:chrome")
    parts.append(
        lathe(
            [
                (0.058, -0.1),
                (0.058, -0.1),
                (0.055, long * 0.6),
                (0.055, long - 0.15),
                (0.055, long - 0.15),
                (0.03, long),
                (0.03, long),
                (0, long),
            ],
            steel,
        )
    )
    if m.word("tip", "flat") == "flat":
        parts.append(taper((0.15, 0.07, 0.26), (0.9, 0.25), steel, (0, 0, long - 0.02), edge=0.005))
    lean(parts, (0, 0, 0.2), (90, 0, m.num("yaw", 50)))
