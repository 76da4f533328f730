"""Lit screens with something on them."""

from typing import Any

from studio.kit.box import box
from studio.kit.line import circle, plate, smooth_line
from studio.kit.mesh import Point
from studio.recipe import Recipe

SCENES = {  # sky, hill and sun of a wallpaper
    "hills": ("sky", "green", "yellow"),
    "dusk": ("purple", "indigo", "coral"),
    "sea": ("turquoise", "navy", "cream"),
    "desert": ("amber", "terracotta", "ivory"),
    "office": ("ivory", "grey", "blue"),
}
NEAR = {"green": "forest", "indigo": "navy", "navy": "teal", "terracotta": "brown", "grey": "charcoal"}


def picture(m: Recipe, size: tuple[float, float], at: Point) -> list[Any]:
    """A wallpaper in the xz plane facing -y, built of thin lit panes; gives the parts."""
    w, h = size
    sky, hill, sun = SCENES[m.word("screen", "hills")]
    x, y, z = at
    parts = [box((w, 0.004, h), m.skin("glass_sky", f"screen:{sky}"), (x, y, z), edge=0.0)]
    if m.word("screen", "hills") == "office":
        for i in range(7):
            parts.append(
                box(
                    (w * (0.7 - 0.09 * (i % 3)), 0.002, h * 0.035),
                    m.skin("ink", f"screen:{hill}"),
                    (x - w * 0.05, y - 0.004, z + h * (0.28 - i * 0.1)),
                    edge=0.0,
                )
            )
        parts.append(box((w, 0.002, h * 0.09), m.skin("bar", f"screen:{sun}"), (x, y - 0.004, z + h * 0.455), edge=0.0))
        return parts
    far = hills(w, h, (-0.12, 0.02, -0.06, 0.06, -0.02, 0.04, -0.1))
    near = hills(w, h, (-0.24, -0.3, -0.18, -0.26, -0.36, -0.3, -0.22))
    parts.append(plate(far, 0.002, m.skin("hill", f"screen:{hill}"), (x, y - 0.004, z), (90, 0, 0), smooth=False))
    parts.append(
        plate(near, 0.002, m.skin("near", f"screen:{NEAR[hill]}"), (x, y - 0.006, z), (90, 0, 0), smooth=False)
    )
    parts.append(
        plate(
            circle(h * 0.09, at=(-w * 0.2, h * 0.24)),
            0.002,
            m.skin("sun", f"screen:{sun}"),
            (x, y - 0.003, z),
            (90, 0, 0),
            smooth=False,
        )
    )
    return parts


def hills(w: float, h: float, heights: tuple[float, ...]) -> list[tuple[float, float]]:
    """The outline of a range of hills along the bottom of a w by h picture; heights as shares of h."""
    line = smooth_line([((i / (len(heights) - 1) - 0.5) * w, share * h, 0.0) for i, share in enumerate(heights)], 8)
    return [(-w / 2, -h / 2), (w / 2, -h / 2), *((px, pz) for px, pz, _ in reversed(line))]
