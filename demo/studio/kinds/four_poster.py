"""Four-poster beds: posts, rails, a canopy, a mattress, a quilt and pillows."""

from studio.kit.box import box, pillow
from studio.kit.line import strap
from studio.kit.round import ball, lathe
from studio.parts.carpentry import bar
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """curtains hangs cloth at the posts; cover colours the quilt."""
    w, long, h = 1.7, 2.1, 2.1
    wood, rail = m.skin(axis="z"), m.skin(axis="x")
    for x in (-w / 2, w / 2):
        for y in (-long / 2, long / 2):
            leg = lathe([(0.07, 0), (0.08, 0.3), (0.05, 0.5), (0.075, 0.75), (0.045, 1.1), (0.04, h), (0.0, h)], wood)
            leg.location = (x, y, 0)
            ball(0.07, wood, (x, y, h + 0.04))
        bar((x, -long / 2, h - 0.06), (x, long / 2, h - 0.06), (0.06, 0.06), m.skin(axis="y"))
        bar((x, -long / 2, 0.42), (x, long / 2, 0.42), (0.16, 0.06), m.skin(axis="y"))
    for y in (-long / 2, long / 2):
        bar((-w / 2, y, h - 0.06), (w / 2, y, h - 0.06), (0.06, 0.06), rail)
        bar((-w / 2, y, 0.42), (w / 2, y, 0.42), (0.16, 0.06), rail)
    box((w, 0.06, 0.7), rail, (0, long / 2, 0.85), edge=0.02)
    box((w - 0.06, long - 0.06, 0.24), m.skin("sheet", "fabric:white"), (0, 0, 0.58), edge=0.08, segments=5)
    box((w + 0.02, long * 0.68, 0.22), m.skin("cover", "fabric:navy"), (0, -long * 0.15, 0.62), edge=0.1, segments=6)
    for x in (-0.4, 0.4):
        pillow((0.7, 0.45), 0.26, m.skin("sheet", "fabric:white"), (x, long / 2 - 0.32, 0.88), (-52, 0, 0))
    if m.word("curtains", ""):
        for x in (-w / 2, w / 2):
            for y in (-long / 2 + 0.1, long / 2 - 0.1):
                for i in range(4):
                    strap(
                        [(x, y + i * 0.07, h - 0.08), (x * 1.01, y + i * 0.06, 1.2), (x, y + i * 0.07, 0.3)],
                        0.08,
                        0.06,
                        m.skin("curtains"),
                        across=(0, 1, 0),
                    )
    if m.word("canopy", ""):
        box((w + 0.08, long + 0.08, 0.08), m.skin("canopy"), (0, 0, h - 0.02), edge=0.03)
        box((w + 0.09, 0.02, 0.2), m.skin("canopy"), (0, -long / 2 - 0.04, h - 0.12), edge=0.0)
