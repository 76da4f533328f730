"""Electric guitars: a solid horned body, pickups, knobs and a bolted neck."""

from studio.kit.box import box
from studio.kit.line import plate, tube
from studio.kit.round import rod
from studio.parts.solar import lean
from studio.parts.strings import neck, strings
from studio.recipe import Recipe

DOUBLE = [
    (0, -0.05),
    (0.35, -0.04),
    (0.6, 0.15),
    (0.6, 0.5),
    (0.42, 0.78),
    (0.44, 1.0),
    (0.54, 1.2),
    (0.46, 1.26),
    (0.3, 1.12),
    (0.14, 1.06),
    (-0.14, 1.08),
    (-0.3, 1.18),
    (-0.46, 1.34),
    (-0.58, 1.26),
    (-0.48, 1.02),
    (-0.42, 0.8),
    (-0.6, 0.5),
    (-0.62, 0.12),
    (-0.35, -0.06),
]
SINGLE = [
    (0, -0.05),
    (0.36, -0.04),
    (0.62, 0.16),
    (0.6, 0.5),
    (0.42, 0.76),
    (0.44, 0.96),
    (0.54, 1.12),
    (0.44, 1.18),
    (0.2, 1.06),
    (-0.1, 1.3),
    (-0.4, 1.34),
    (-0.56, 1.14),
    (-0.44, 0.84),
    (-0.6, 0.5),
    (-0.62, 0.16),
    (-0.36, -0.04),
]


def build(m: Recipe) -> None:
    """horns double or single; plate colours the pick guard."""
    shape = DOUBLE if m.word("horns", "double") == "double" else SINGLE
    parts = [plate(shape, 0.2, m.skin("main", axis="y"), (0, 0, 0), (90, 0, 0), edge=0.035)]
    front = -0.105
    guard = [(x * 0.72, 0.28 + z * 0.62) for x, z in shape]
    parts.append(plate(guard, 0.015, m.skin("plate", "plastic:white"), (0, front - 0.005, 0), (90, 0, 0)))
    for z in (0.55, 0.75, 0.95):
        parts.append(box((0.34, 0.05, 0.09), m.skin("pickup", "plastic:black"), (0, front - 0.03, z), edge=0.02))
    parts.append(box((0.32, 0.05, 0.12), m.skin("bridge", "metal:chrome"), (0, front - 0.03, 0.36), edge=0.01))
    for i, (x, z) in enumerate(((0.3, 0.42), (0.36, 0.28), (0.38, 0.12))):
        parts.append(
            rod(
                0.05,
                0.06,
                m.skin("knob", "metal:chrome" if i else "plastic:black"),
                (x, front - 0.01, z),
                (90, 0, 0),
                edge=0.01,
            )
        )
    parts.append(
        tube(
            [(0.12, front - 0.08, 0.36), (0.22, front - 0.12, 0.3), (0.3, front - 0.12, 0.1)],
            0.014,
            m.skin("bridge", "metal:chrome"),
        )
    )
    parts += neck(m, 1.05, 2.8, front - 0.03)
    parts += strings(m, 0.36, 2.8, front - 0.07, 6)
    lean(parts, (0, 0, 0), (-6, m.num("tilt", 16), 0))
