"""Spatulas: a slotted blade on a handle."""

from studio.kit.line import plate, strap
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """slots cuts the blade; blade in its own surface."""
    outline = [(-0.3, 0), (0.3, 0), (0.34, 0.08), (0.3, 0.75), (0.16, 0.86), (-0.16, 0.86), (-0.3, 0.75), (-0.34, 0.08)]
    holes = (
        [[(x - 0.035, 0.2), (x + 0.035, 0.2), (x + 0.035, 0.65), (x - 0.035, 0.65)] for x in (-0.18, -0.06, 0.06, 0.18)]
        if m.on("slots", True)
        else []
    )
    parts = [plate(outline, 0.03, m.skin("blade", m.main), (0, 0, 0), (0, 0, 0), edge=0.005, smooth=False, holes=holes)]
    parts.append(
        strap(
            [(0, 0.8, 0.0), (0, 0.95, 0.05), (0, 1.15, 0.18), (0, 1.5, 0.22)], 0.12, 0.03, m.skin("neck", "metal:steel")
        )
    )
    parts.append(
        strap([(0, 1.35, 0.21), (0, 1.6, 0.22), (0, 2.2, 0.2), (0, 2.4, 0.18)], 0.2, 0.1, m.skin("grip", m.main))
    )
    lean(parts, (0, 0, 0.05), (0, 0, m.num("yaw", -38)))
