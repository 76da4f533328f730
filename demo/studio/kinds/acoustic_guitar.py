"""Acoustic guitars: a waisted body, a sound hole, a bridge, a long neck."""

from studio.kit.box import box
from studio.kit.line import plate
from studio.kit.round import ring, rod
from studio.parts.solar import lean
from studio.parts.strings import neck, strings
from studio.recipe import Recipe

OUTLINE = [
    (0, -0.02),
    (0.3, -0.02),
    (0.62, 0.12),
    (0.68, 0.42),
    (0.56, 0.72),
    (0.42, 0.92),
    (0.42, 1.08),
    (0.5, 1.3),
    (0.46, 1.54),
    (0.24, 1.66),
    (0, 1.66),
]


def build(m: Recipe) -> None:
    """cutaway drops one shoulder; guard adds a pick guard; rotated a little, as on a stand."""
    side = [(-x, z) for x, z in reversed(OUTLINE[1:-1])]
    right = [(x, z - 0.26 if m.on("cutaway") and z > 1.4 else z) for x, z in OUTLINE]
    shape = [*right, *side]
    parts = [plate(shape, 0.34, m.skin("sides", "wood:mahogany"), (0, 0, 0), (90, 0, 0), edge=0.02)]
    parts.append(
        plate(
            [(x * 0.985, 0.82 + (z - 0.82) * 0.985) for x, z in shape],
            0.03,
            m.skin("main", axis="y"),
            (0, -0.17, 0),
            (90, 0, 0),
            edge=0.01,
        )
    )
    front = -0.19
    parts.append(rod(0.2, 0.01, m.skin("hole", "matt:black"), (0, front + 0.004, 1.12), (90, 0, 0)))
    for r in (0.215, 0.25):
        parts.append(ring(r, 0.01, m.skin("rose", "wood:ebony"), (0, front, 1.12), (90, 0, 0)))
    parts.append(box((0.5, 0.04, 0.1), m.skin("bridge", "wood:ebony"), (0, front - 0.015, 0.5), edge=0.015))
    parts.append(box((0.3, 0.03, 0.02), m.skin("dot", "plastic:ivory"), (0, front - 0.04, 0.52), edge=0.005))
    if m.on("guard", True):
        parts.append(
            plate(
                [(0.14, 0.0), (0.4, 0.06), (0.42, 0.3), (0.24, 0.4), (0.2, 0.24)],
                0.008,
                m.skin("guard_skin", "plastic:chocolate"),
                (0, front - 0.002, 0.72),
                (90, 0, 0),
            )
        )
    parts += neck(m, 1.3, 3.0, front - 0.03)
    parts += strings(m, 0.5, 3.0, front - 0.06, 6)
    lean(parts, (0, 0, 0), (-8, m.num("tilt", 14), 0))
