"""Drinking bottles: sports, steel and glass."""

from studio.kit.line import arc, tube
from studio.kit.round import lathe, ring, rod
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """cap is screw, loop or sport; waist pinches the body; label prints a band."""
    h, r, waist = m.num("height", 2.0), m.num("radius", 0.4), m.num("waist", 0.0)
    neck = m.num("neck", 0.22)
    side = [
        (0, 0),
        (0, 0),
        (r - 0.06, 0),
        (r, 0.06),
        (r, 0.1),
        (r, h * 0.28),
        (r, h * 0.3),
        (r - waist, h * 0.48),
        (r, h * 0.62),
        (r, h * 0.7),
        (r * 0.85, h * 0.8),
        (neck, h * 0.87),
        (neck, h * 0.9),
        (neck, h * 0.9),
        (0, h * 0.9),
    ]
    lathe(side, m.skin(axis="z"))
    if m.word("drink", ""):
        inner = [(max(a - 0.04, 0), max(b, 0.04)) for a, b in side[2:10]]
        lathe([(0, 0.04), (0, 0.04), *inner, inner[-1], (0, inner[-1][1])], m.skin("drink"))
    if m.word("label", ""):
        lathe(
            [(r + 0.008 - waist * 0.6, h * 0.34), (r + 0.008 - waist, h * 0.48), (r + 0.008 - waist * 0.6, h * 0.6)],
            m.skin("label"),
        )
    cap, style = m.skin("cap_skin", "plastic:black"), m.word("cap", "screw")
    rod(neck * 1.18, h * 0.1, cap, (0, 0, h * 0.89), edge=0.03)
    if style == "loop":
        tube(
            [(-neck, 0, h * 0.95), *arc(neck * 1.05, 180, 0, 10, at=(0, 0, h * 1.02)), (neck, 0, h * 0.95)], 0.045, cap
        )
    elif style == "sport":
        lathe(
            [
                (neck, h * 0.985),
                (neck * 0.9, h * 1.01),
                (neck * 0.45, h * 1.05),
                (neck * 0.42, h * 1.12),
                (neck * 0.55, h * 1.13),
                (neck * 0.5, h * 1.17),
                (0, h * 1.17),
            ],
            m.skin("spout", "plastic:white"),
        )
    ring(neck * 1.02, 0.02, m.skin("ring", "metal:steel"), (0, 0, h * 0.885))
