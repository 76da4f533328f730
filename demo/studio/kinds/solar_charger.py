"""Solar chargers: folding panels, a panel on a stand, or a power bank with cells."""

from studio.kit.box import box
from studio.kit.line import tube
from studio.kit.round import ring
from studio.parts.carpentry import bar
from studio.parts.solar import panel
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """style is folding, stand or bank."""
    style = m.word("style", "folding")
    if style == "folding":
        leaves = m.count("leaves", 3)
        for i in range(leaves):
            x = (i - (leaves - 1) / 2) * 1.06
            panel(
                (0.86, 1.3),
                (2, 4),
                (x, 0.03 * (i % 2), 0.75),
                (-14, 0, (6 if i % 2 else -6)),
                frame=m.main,
                rim=0.085,
                thick=0.07,
            )
        tube(
            [(0.5, 0.2, 0.3), (0.9, -0.2, 0.06), (0.6, -0.6, 0.03), (0.1, -0.7, 0.03)],
            0.02,
            m.skin("cable", "rubber:black"),
        )
        box((0.1, 0.2, 0.05), m.skin("plug", "plastic:white"), (0.02, -0.72, 0.03), (0, 0, 70), edge=0.015)
    elif style == "stand":
        panel((1.7, 1.15), (4, 3), (0, 0, 0.85), (-32, 0, 0), frame=m.main, rim=0.06, thick=0.09)
        for x in (-0.6, 0.6):
            bar((x, 0.2, 0.9), (x, 0.95, 0.0), (0.06, 0.06), m.skin("leg", "metal:silver"))
            bar((x, -0.3, 0.36), (x, -0.4, 0.0), (0.06, 0.06), m.skin("leg", "metal:silver"))
    else:
        box((1.1, 0.2, 2.0), m.skin(), (0, 0, 1.0), edge=0.09, segments=5)
        panel((0.84, 1.4), (2, 4), (0, -0.095, 1.16), rim=0.02, thick=0.03)
        for i in range(4):
            box((0.06, 0.02, 0.03), m.skin("lamp", "glow:sky"), (-0.15 + i * 0.1, -0.105, 0.22), edge=0.005)
        ring(0.14, 0.035, m.skin("ring", "metal:steel"), (0.4, 0, 2.08), (90, 0, 0))
