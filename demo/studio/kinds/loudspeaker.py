"""Loudspeakers: a box with cones."""

from studio.kit.box import box
from studio.kit.round import ball, lathe, ring
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """cones is a list of radii from the bottom up; width, depth, height in units."""
    w, d, h = m.num("width", 1.15), m.num("depth", 0.95), m.num("height", 2.0)
    box((w, d, h), m.skin(axis="z"), (0, 0, h / 2), edge=0.04)
    if m.on("board", True):
        box((w * 0.94, 0.03, h * 0.965), m.skin("face", "matt:black"), (0, -d / 2 - 0.01, h / 2), edge=0.015)
    z = h * 0.06
    for size in m.model.get("cones", [0.46, 0.2]):
        z += size + 0.06
        cone(m, size, (0, -d / 2 - 0.02, z))
        z += size + 0.05
    if m.on("port"):
        ring(0.09, 0.02, m.skin("rim", "plastic:black"), (w * 0.3, -d / 2 - 0.02, h * 0.93), (90, 0, 0))


def cone(m: Recipe, r: float, at: tuple[float, float, float]) -> None:
    """Basket ring, rubber surround, cone and dust cap, facing -y."""
    parts = [
        lathe([(r * 0.92, 0), (r, 0.0), (r, 0.045), (r * 0.93, 0.05)], m.skin("rim", "metal:grey")),
        lathe([(r * 0.92, 0.02), (r * 0.86, 0.065), (r * 0.78, 0.02)], m.skin("surround", "rubber:charcoal")),
        lathe([(r * 0.78, 0.02), (r * 0.3, -0.12 * r - 0.06), (0, -0.12 * r - 0.06)], m.skin("cone", "paper:graphite")),
    ]
    for part in parts:
        part.rotation_euler = (1.5708, 0, 0)
        part.location = at
    ball(r * 0.3, m.skin("cap", "plastic:black"), (at[0], at[1] + 0.1 * r + 0.04, at[2]), (1, 0.6, 1))
