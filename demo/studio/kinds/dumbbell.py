"""Dumbbells, singly or in pairs: hexagonal, round or plated heads."""

from studio.kit.round import lathe, rod
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """heads hex, round or plates; pair lays a second one behind."""
    for number, (y, yaw) in enumerate(((-0.42, 12), (0.62, -10)) if m.on("pair") else ((0.0, 15),)):
        one(m, y, yaw + m.num("yaw", 0), number)


def one(m: Recipe, y: float, yaw: float, number: int) -> None:
    style, grip = m.word("heads", "hex"), m.skin("grip", "metal:chrome", "x")
    parts = [lathe([(0.075, -0.5), (0.085, -0.2), (0.1, 0), (0.085, 0.2), (0.075, 0.5)], grip)]
    for side in (-1, 1):
        if style == "hex":
            head = lathe(
                [
                    (0, 0.42),
                    (0, 0.42),
                    (0.3, 0.42),
                    (0.42, 0.5),
                    (0.42, 0.5),
                    (0.42, 0.86),
                    (0.42, 0.86),
                    (0.3, 0.96),
                    (0.3, 0.96),
                    (0, 0.96),
                ],
                m.skin(),
                segments=6,
            )
            for polygon in head.data.polygons:
                polygon.use_smooth = False
            heads = [head]
        elif style == "round":
            heads = [
                lathe([(0, 0.4), (0.12, 0.4), (0.36, 0.52), (0.42, 0.7), (0.36, 0.88), (0.14, 1.0), (0, 1.0)], m.skin())
            ]
        else:
            heads = [rod(r, 0.13, m.skin(), (0, 0, z), edge=0.03) for r, z in ((0.5, 0.48), (0.42, 0.62), (0.33, 0.76))]
            heads.append(rod(0.13, 0.14, grip, (0, 0, 0.9), edge=0.02))
            heads.append(rod(0.075, 0.6, grip, (0, 0, 0.5)))
        for head in heads:
            if side < 0:
                head.rotation_euler = (3.14159, 0, 0)
                head.location = (0, 0, -head.location[2])
            parts.append(head)
    lean(parts, (0, y, 0.45 if style != "hex" else 0.37), (30 if style == "hex" else 0, 90, yaw))
