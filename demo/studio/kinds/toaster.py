"""Toasters: a rounded case with two slots, bread and a lever."""

from studio.kit.box import box
from studio.kit.round import lathe
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """bread shows two slices; trim colours the ends."""
    w, d, h = m.num("width", 1.9), m.num("depth", 1.05), m.num("height", 1.25)
    box((w, d, h), m.skin(axis="x"), (0, 0, h / 2 + 0.08), edge=m.num("edge", 0.3), segments=8)
    trim = m.skin("trim", "plastic:black")
    box((w * 0.98, d * 0.96, 0.14), trim, (0, 0, 0.08), edge=0.05)
    for y in (-d * 0.2, d * 0.2):
        box((w * 0.74, d * 0.16, 0.02), m.skin("slot", "matt:black"), (0, y, h + 0.078), edge=0.0)
        if m.on("bread", True):
            box((w * 0.62, d * 0.1, 0.55), m.skin("crust", "clay:amber"), (0, y, h + 0.05), edge=0.05, segments=4)
            box((w * 0.55, d * 0.11, 0.46), m.skin("crumb", "clay:cream"), (0, y, h + 0.05), edge=0.04, segments=4)
    box((0.05, 0.06, h * 0.6), m.skin("slot", "matt:black"), (w / 2 - 0.01, 0, h * 0.6), edge=0.0)
    box((0.16, 0.34, 0.11), trim, (w / 2 + 0.06, 0, h * 0.82), edge=0.04)
    for z in (0.42,):
        dial = lathe(
            [(0, 0), (0, 0), (0.13, 0), (0.13, 0), (0.11, 0.1), (0.11, 0.1), (0, 0.1)], m.skin("dial", "metal:chrome")
        )
        dial.rotation_euler, dial.location = (1.5708, 0, 0), (w * 0.3, -d / 2, z)
