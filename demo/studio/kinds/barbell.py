"""Barbells: a long bar with plates at both ends."""

from studio.kit.round import lathe, rod
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """plates is a list of radii from the inside out; long is half the bar."""
    long, steel = m.num("long", 1.7), m.skin("bar", "metal:chrome", "z")
    parts = [rod(0.045, 2 * long, steel, (0, 0, -long))]
    for side in (-1, 1):
        z = long * 0.52
        parts.append(rod(0.09, 0.06, steel, (0, 0, z if side > 0 else -z - 0.06), edge=0.01))
        z += 0.06
        for number, r in enumerate(m.model.get("plates", [0.62, 0.5, 0.36])):
            skin = m.skin("main" if number % 2 == 0 else "second", m.main)
            disc = lathe(
                [
                    (0.05, 0),
                    (0.05, 0),
                    (r * 0.3, 0),
                    (r * 0.32, 0.015),
                    (r * 0.75, 0.015),
                    (r * 0.78, 0),
                    (r - 0.02, 0),
                    (r, 0.03),
                    (r, 0.12),
                    (r - 0.02, 0.15),
                    (r * 0.78, 0.15),
                    (r * 0.75, 0.13),
                    (r * 0.32, 0.13),
                    (r * 0.3, 0.15),
                    (0.05, 0.15),
                ],
                skin,
            )
            disc.location = (0, 0, z if side > 0 else -z - 0.15)
            parts.append(disc)
            z += 0.16
        parts.append(rod(0.1, 0.1, m.skin("collar", "metal:chrome"), (0, 0, z if side > 0 else -z - 0.1), edge=0.02))
        parts.append(rod(0.065, long - z, steel, (0, 0, z if side > 0 else -long), edge=0.01))
    lean(parts, (0, 0, max(m.model.get("plates", [0.62]))), (0, 90, m.num("yaw", 24)))
