"""Clock faces: dial, marks, numerals as bars, hands; in the xz plane facing -y."""

from math import cos, pi, sin

from studio.kit.box import box
from studio.kit.mesh import Point
from studio.kit.round import rod
from studio.recipe import Recipe


def face(m: Recipe, r: float, at: Point, hour: float = 10.15) -> None:
    """A dial of radius r centred at a point; hour tells the time."""
    x, y, z = at
    disc = rod(r, 0.02, m.skin("dial", "paper:ivory"), (x, y + 0.02, z), (90, 0, 0))
    disc.location = (x, y + 0.02, z)
    ink = m.skin("ink", "matt:black")
    for i in range(60):
        a, big = 2 * pi * i / 60, i % 5 == 0
        long = r * (0.15 if i % 15 == 0 else 0.11 if big else 0.04)
        mark = box((r * (0.045 if i % 15 == 0 else 0.03 if big else 0.012), 0.008, long), ink, edge=0.0)
        far = r * 0.93 - long / 2
        mark.location, mark.rotation_euler = ((x + far * sin(a), y - 0.002, z + far * cos(a)), (0, a, 0))
    hand(m, at, 2 * pi * hour / 12, r * 0.5, r * 0.055, -0.014)
    hand(m, at, 2 * pi * (hour % 1), r * 0.78, r * 0.038, -0.022)
    hand(m, at, 2 * pi * 0.58, r * 0.82, r * 0.014, -0.03, "second")
    rod(r * 0.05, 0.04, m.skin("hands", "matt:black"), (x, y, z), (90, 0, 0))


def hand(m: Recipe, at: Point, angle: float, long: float, wide: float, out: float, skin: str = "hands") -> None:
    """One hand pointing at an angle (radians, clockwise from the top)."""
    part = box((wide, 0.008, long * 1.18), m.skin(skin, "plastic:red" if skin == "second" else "matt:black"), edge=0.0)
    mid = long * 0.41
    part.location, part.rotation_euler = (
        (at[0] + mid * sin(angle), at[1] + out, at[2] + mid * cos(angle)),
        (0, angle, 0),
    )
