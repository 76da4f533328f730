"""Messenger bags: a wide soft box, a long flap with two buckles, a shoulder strap."""

from studio.kit.box import box
from studio.kit.line import strap
from studio.parts.harness import buckle
from studio.parts.sack import Sack
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """buckles 0 to 2; strap falls in a loop above the bag."""
    h, w = m.num("height", 1.3), m.num("width", 2.0)
    sack = Sack(w, 0.62, h, 0.03, 7.0, 8.0, 5.0)
    sack.body(m.skin())
    drop = m.num("drop", 0.72)
    sack.patch((w * 0.98, h * drop), (0, h * (1 - drop / 2)), 0.05, m.skin("flap", m.main), corner=0.28)
    web = m.skin("web", "fabric:charcoal")
    trim = m.skin("trim", "leather:brown")
    for i in range(m.count("buckles", 2)):
        x = (i - (m.count("buckles", 2) - 1) / 2) * w * 0.5
        strap(
            [
                (x, sack.front(x, h * f) - d, h * f)
                for f, d in ((0.18, 0.05), (0.3, 0.09), (0.5, 0.085), (0.72, 0.085), (0.9, 0.05))
            ],
            0.13,
            0.03,
            trim,
        )
        buckle((x, sack.front(x, h * 0.32) - 0.12, h * 0.32), (0, 0, 0), m.skin("metal", "metal:steel"), 0.18)
    strap(
        [
            (-w * 0.5, 0, h * 0.7),
            (-w * 0.52, 0.02, h * 1.02),
            (-w * 0.36, 0.06, h * 1.5),
            (0, 0.1, h * 1.68),
            (w * 0.36, 0.06, h * 1.5),
            (w * 0.52, 0.02, h * 1.02),
            (w * 0.5, 0, h * 0.7),
        ],
        0.2,
        0.04,
        web,
        across=(0, 1, 0),
    )
    if m.on("badge"):
        box((0.36, 0.03, 0.16), trim, (0, sack.front(0, h * 0.8) - 0.07, h * 0.8), edge=0.02)
