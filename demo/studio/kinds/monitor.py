"""Computer monitors: a panel on a stand."""

from studio.kit.box import box
from studio.kit.round import rod
from studio.parts.screen import picture
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """width and height of the panel in units; stand is post or foot."""
    w, h, low = m.num("width", 2.2), m.num("height", 1.3), 0.5
    box((w, 0.12, h), m.skin(), (0, 0, low + h / 2), edge=0.03)
    box((w * 0.975, 0.01, h * 0.95), m.skin("bezel", "plastic:black"), (0, -0.062, low + h * 0.51), edge=0.0)
    picture(m, (w * 0.95, h * 0.88), (0, -0.07, low + h * 0.52))
    stand = m.skin("stand", m.main)
    box((0.34, 0.08, low + h * 0.4), stand, (0, 0.12, (low + h * 0.4) / 2), edge=0.03)
    if m.word("base", "plate") == "plate":
        box((0.95, 0.6, 0.05), stand, (0, 0.05, 0.025), edge=0.02)
    else:
        rod(0.46, 0.05, stand, (0, 0.05, 0), edge=0.02)
    box((0.05, 0.01, 0.02), m.skin("lamp", "glow:sky"), (w * 0.44, -0.068, low + h * 0.025), edge=0.0)
