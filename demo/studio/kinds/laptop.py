"""Laptops: a thin base with keys and a touchpad, a lid with a lit screen."""

from studio.kit.box import box
from studio.parts.screen import picture
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """angle opens the lid; width in units; screen names the picture."""
    w, d, skin = m.num("width", 2.1), m.num("depth", 1.4), m.skin()
    box((w, d, 0.07), skin, (0, 0, 0.035), edge=0.03)
    well = m.skin("well", "matt:charcoal")
    box((w * 0.9, d * 0.44, 0.01), well, (0, d * 0.14, 0.071), edge=0.0)
    keys = m.skin("keys", "plastic:black")
    for row in range(5):
        for col in range(14):
            if row == 0 and 3 <= col <= 9:
                continue
            box(
                (w * 0.055, d * 0.072, 0.02),
                keys,
                (-w * 0.42 + col * w * 0.0646, -d * 0.045 + row * d * 0.088, 0.08),
                edge=0.006,
                segments=1,
            )
    box((w * 0.44, d * 0.072, 0.02), keys, (-w * 0.03, -d * 0.045, 0.08), edge=0.006, segments=1)
    box((w * 0.3, d * 0.24, 0.006), m.skin("pad", "matt:grey"), (0, -d * 0.3, 0.071), edge=0.002)
    h = d * 0.95
    parts = [
        box((w, 0.045, h), skin, (0, 0.0, h / 2), edge=0.02),
        box((w * 0.985, 0.01, h * 0.98), m.skin("bezel", "plastic:black"), (0, -0.025, h / 2), edge=0.0),
    ]
    parts += picture(m, (w * 0.92, h * 0.86), (0, -0.032, h * 0.52))
    lean(parts, (0, d / 2 - 0.02, 0.06), (-(m.num("angle", 112) - 90), 0, 0))
