"""Folding chairs: crossed frames, slatted seat and back."""

from studio.kit.box import box
from studio.parts.carpentry import bar
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """seat is slats or a padded plate."""
    frame, seat = m.skin("frame", m.main, "z"), m.skin("main", axis="x")
    thick = (0.07, 0.1) if m.word("seat", "slats") == "slats" else (0.055, 0.055)
    for x in (-0.55, 0.55):
        bar((x, -0.62, 0), (x * 0.96, 0.52, 2.0), thick, frame)
        bar((x * 0.86, 0.68, 0), (x * 0.86, -0.5, 1.0), thick, frame)
    bar((-0.55, -0.45, 0.3), (0.55, -0.45, 0.3), (0.05, 0.05), frame)
    bar((-0.47, 0.55, 0.24), (0.47, 0.55, 0.24), (0.05, 0.05), frame)
    if m.word("seat", "slats") == "slats":
        for i in range(6):
            box((1.06, 0.145, 0.045), seat, (0, -0.52 + i * 0.17, 1.0), (0, 0, 0), edge=0.015)
        for i in range(3):
            z = 1.45 + i * 0.2
            box((1.14, 0.04, 0.13), seat, (0, -0.62 + 1.14 * z / 2.0 - 0.05, z), (-30, 0, 0), edge=0.015)
    else:
        box((0.98, 0.95, 0.1), seat, (0, -0.08, 1.0), edge=0.045, segments=5)
        box((1.08, 0.07, 0.42), seat, (0, 0.36, 1.72), (-28, 0, 0), edge=0.03, segments=5)
