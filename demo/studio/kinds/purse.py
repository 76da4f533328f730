"""Handbags: a body that narrows to the top, a flap or clasp, one or two handles."""

from studio.kit.box import box
from studio.kit.line import arc, tube
from studio.kit.round import ball, ring
from studio.parts.sack import Sack
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """style is flap, tote or frame."""
    style, h = m.word("style", "flap"), m.num("height", 1.25)
    sack = Sack(m.num("width", 1.8), 0.7, h, m.num("taper", 0.16), 5.0, 8.0, 4.0)
    sack.body(m.skin())
    gold, grip = m.skin("metal", "metal:gold"), m.skin("grip", m.main)
    rise = m.num("rise", 0.62)
    for y in (-0.13, 0.13) if style == "tote" else (0.0,):
        tube(
            [(-0.5, y, h - 0.12), *arc(0.48, 172, 8, 14, at=(0, y, h + 0.05), squash=rise / 0.48), (0.5, y, h - 0.12)],
            0.05,
            grip,
        )
        for x in (-0.5, 0.5):
            ring(0.075, 0.022, gold, (x, y - 0.02, h - 0.02), (90, 0, 0))
    if style == "flap":
        sack.patch((sack.width * 0.93, h * 0.62), (0, h * 0.68), 0.05, m.skin("flap", m.main), corner=0.5)
        sack.seam(
            (sack.width * 0.9, h * 0.58), (0, h * 0.68), 0.055, 0.012, m.skin("stitch", "fabric:cream"), 196, 344, 0.5
        )
        box((0.26, 0.06, 0.18), gold, (0, sack.front(0, h * 0.42) - 0.09, h * 0.42), edge=0.03)
    elif style == "frame":
        tube([(x, -0.02, h - 0.02 - 0.05 * abs(x)) for x in (-0.7, -0.4, 0, 0.4, 0.7)], 0.05, gold)
        for x in (-0.06, 0.06):
            ball(0.075, gold, (x, -0.04, h + 0.07))
    else:
        box((0.42, 0.03, 0.2), m.skin("badge", "leather:tan"), (0, sack.front(0, h * 0.62) - 0.01, h * 0.62), edge=0.02)
        sack.seam((sack.width * 0.9, h * 1.8), (0, 0), 0.01, 0.012, m.skin("stitch", "fabric:cream"), 20, 160, 0.3)
