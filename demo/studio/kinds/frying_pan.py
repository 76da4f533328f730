"""Frying pans: shallow, sloping, one long handle."""

from studio.kit.box import box
from studio.kit.line import strap
from studio.kit.round import ball, lathe, shell
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """radius and depth in units; handle bar or cast."""
    r, d = m.num("radius", 0.95), m.num("depth", 0.24)
    shell([(r * 0.74, 0), (r * 0.78, 0.01), (r * 0.9, d * 0.45), (r, d)], 0.035, m.skin())
    lathe([(0, 0.045), (0, 0.045), (r * 0.74, 0.045)], m.skin("inside", "matt:black"))
    grip = m.skin("grip", "matt:black")
    long = m.num("handle", 1.25)
    strap(
        [(r * 0.9, 0, d * 0.7), (r + 0.12, 0, d + 0.05), (r + 0.35, 0, d + 0.14)],
        0.16,
        0.05,
        m.skin("neck", "metal:steel"),
        across=(0, 1, 0),
    )
    strap(
        [(r + 0.28, 0, d + 0.11), (r + 0.5, 0, d + 0.18), (r + long * 0.8, 0, d + 0.26), (r + long, 0, d + 0.25)],
        0.2,
        0.11,
        grip,
        across=(0, 1, 0),
    )
    for y in (-0.05, 0.05):
        ball(0.028, m.skin("neck", "metal:steel"), (r * 0.885, y, d * 0.78))
    if m.on("helper"):
        box((0.22, 0.36, 0.06), grip, (-r - 0.06, 0, d), edge=0.03)
