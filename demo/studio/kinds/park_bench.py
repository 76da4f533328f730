"""Park benches: iron ends and wooden slats."""

from studio.kit.box import box
from studio.kit.line import tube
from studio.parts.carpentry import bar
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """width in units; iron curled ends or plain wood."""
    w, wood = m.num("width", 2.4), m.skin(axis="x")
    for i in range(5):
        box((w, 0.13, 0.05), wood, (0, -0.42 + i * 0.17, 0.78), edge=0.015)
    for i in range(4):
        z = 0.98 + i * 0.19
        box((w, 0.045, 0.13), wood, (0, 0.34 + (z - 0.8) * 0.25, z), (-14, 0, 0), edge=0.015)
    for x in (-w / 2 + 0.1, w / 2 - 0.1, *((0,) if w > 2.2 else ())):
        if m.on("iron", True):
            iron = m.skin("frame", "iron:iron")
            tube(
                [
                    (x, -0.52, 0),
                    (x, -0.46, 0.35),
                    (x, -0.5, 0.72),
                    (x, 0.0, 0.73),
                    (x, 0.32, 0.74),
                    (x, 0.5, 1.2),
                    (x, 0.56, 1.62),
                ],
                0.05,
                iron,
            )
            tube([(x, 0.32, 0.74), (x, 0.4, 0.4), (x, 0.58, 0)], 0.05, iron)
            if x:
                tube(
                    [
                        (x, 0.42, 1.1),
                        (x, 0.1, 1.2),
                        (x, -0.35, 1.15),
                        (x, -0.56, 1.05),
                        (x, -0.52, 0.9),
                        (x, -0.46, 0.72),
                    ],
                    0.045,
                    iron,
                )
        else:
            frame = m.skin("frame", m.main, "z")
            bar((x, -0.48, 0), (x, -0.48, 1.1 if x else 0.75), (0.09, 0.09), frame)
            bar((x, 0.45, 0), (x, 0.62, 1.7), (0.09, 0.09), frame)
            bar((x, -0.48, 0.7), (x, 0.5, 0.7), (0.08, 0.08), frame)
            if x:
                bar((x, -0.55, 1.12), (x, 0.5, 1.12), (0.06, 0.12), frame)
