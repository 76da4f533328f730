"""Wall clocks, round or square."""

from studio.kit.box import box
from studio.kit.round import lathe
from studio.parts.clockface import face
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """rim is the width of the frame; hour sets the hands."""
    rim = m.num("rim", 0.14)
    if m.word("form", "round") == "round":
        frame = lathe(
            [
                (0.9, 0),
                (1.0 + rim * 0.4, -0.02),
                (1.0 + rim, 0.06),
                (1.0 + rim, 0.14),
                (1.0 + rim * 0.3, 0.22),
                (0.97, 0.16),
                (0.97, 0.1),
            ],
            m.skin("main", axis="y"),
            segments=96,
        )
        frame.rotation_euler, frame.location = (1.5708, 0, 0), (0, 0.1, 1.0 + rim)
        face(m, 0.98, (0, -0.0, 1.0 + rim), m.num("hour", 10.15))
    else:
        s = 1.05
        for x, z, w, h in (
            (0, s, 2 * s + 2 * rim, rim),
            (0, -s, 2 * s + 2 * rim, rim),
            (s + rim / 2, 0, rim, 2 * s),
            (-s - rim / 2, 0, rim, 2 * s),
        ):
            box(
                (w, 0.2, h + 0.02),
                m.skin(axis="x"),
                (x, 0, z + 1.1 + rim / 2 * (1 if z > 0 else -1 if z < 0 else 0)),
                edge=0.03,
            )
        box((2 * s, 0.05, 2 * s), m.skin("dial", "paper:ivory"), (0, 0.05, 1.1), edge=0.0)
        face(m, 1.0, (0, 0.0, 1.1), m.num("hour", 10.15))
