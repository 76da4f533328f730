"""Lit screens with something on them."""

from typing import Any

from ..kit.box import box
from ..kit.mesh import Point
from ..recipe import Recipe

SCENES = {  # sky, hill and sun of a wallpaper
    "hills": ("sky", "green", "yellow"), "dusk": ("purple", "indigo", "coral"), "sea": ("turquoise", "navy", "cream"), "desert": ("amber", "terracotta", "ivory"), "office": ("ivory", "grey", "blue"),
}


def picture(m: Recipe, size: tuple[float, float], at: Point) -> list[Any]:
    """A wallpaper in the xz plane facing -y, built of thin lit panes; gives the parts."""
    w, h = size
    sky, hill, sun = SCENES[m.word("screen", "hills")]
    x, y, z = at
    parts = [box((w, 0.004, h), m.skin("glass_sky", f"screen:{sky}"), (x, y, z), edge=0.0)]
    if m.word("screen", "hills") == "office":
        for i in range(7):
            parts.append(box((w * (0.7 - 0.09 * (i % 3)), 0.002, h * 0.035), m.skin("ink", f"screen:{hill}"), (x - w * 0.05, y - 0.004, z + h * (0.28 - i * 0.1)), edge=0.0))
        parts.append(box((w, 0.002, h * 0.09), m.skin("bar", f"screen:{sun}"), (x, y - 0.004, z + h * 0.455), edge=0.0))
        return parts
    for i, (part, high) in enumerate(((0.36, 0.22), (0.3, 0.34), (0.34, 0.26))):
        parts.append(box((w * part, 0.002, h * high), m.skin("hill", f"screen:{hill}"), (x + w * (0.5 - part / 2 - (0, 0.36, 0.66)[i]), y - 0.004 - 0.0005 * i, z - h * (0.5 - high / 2)), edge=0.0))
    parts.append(box((h * 0.14, 0.002, h * 0.14), m.skin("sun", f"screen:{sun}"), (x - w * 0.2, y - 0.004, z + h * 0.2), (0, 45, 0), edge=0.0))
    return parts
