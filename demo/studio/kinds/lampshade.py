"""Lampshades by themselves: drums, cones, empires and bells."""

from studio.kit.line import tube
from studio.kit.round import ball, lathe, ring
from studio.recipe import Recipe

SHAPES = {
    "drum": [(0.9, 0), (0.9, 0), (0.84, 1.15), (0.84, 1.15)],
    "empire": [(1.0, 0), (1.0, 0), (0.52, 1.25), (0.52, 1.25)],
    "bell": [(1.05, 0), (0.86, 0.25), (0.66, 0.7), (0.46, 1.2)],
    "coolie": [(1.15, 0), (1.15, 0), (0.3, 0.95), (0.3, 0.95)],
}


def build(m: Recipe) -> None:
    """pleats gives flutes; wire spider and rims show below and above."""
    side = SHAPES[m.word("shape", "empire")]
    pleats = m.count("pleats", 0)
    lathe(side, m.skin(axis="d"), segments=240 if pleats else 96, bumps=pleats, depth=0.02 if pleats else 0.0)
    trim = m.skin("trim", m.main)
    for r, z in (side[0], side[-1]):
        ring(r * 1.004, 0.022, trim, (0, 0, z))
    top_r, top_z = side[-1]
    wire = m.skin("wire", "metal:brass")
    for x, y in ((1, 0), (-0.5, 0.87), (-0.5, -0.87)):
        tube([(x * top_r, y * top_r, top_z), (x * 0.1, y * 0.1, top_z - 0.14)], 0.014, wire, smooth=False)
    ring(0.1, 0.02, wire, (0, 0, top_z - 0.14))
    ball(0.2, m.skin("bulb", "glow:ivory"), (0, 0, 0.42))
    if m.on("cord"):
        tube([(0, 0, top_z - 0.14), (0, 0, top_z + 1.0)], 0.025, m.skin("cord_skin", "fabric:black"), smooth=False)
