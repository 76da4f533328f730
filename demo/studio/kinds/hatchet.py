"""Hatchets: a forged wedge of a head on a curved handle."""

from studio.kit.line import strap
from studio.kit.mesh import surface
from studio.parts.solar import lean
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """The tool lies on its side, edge to the left; long scales the handle."""
    s = m.num("long", 1.0)
    handle = strap(
        [(0.06, 0, -1.3 * s), (0.14, 0, -1.15 * s), (0.04, 0, -0.8 * s), (0.03, 0, -0.2), (0, 0, 0.4), (0, 0, 0.86)],
        0.13,
        0.19,
        m.skin("main", axis="z"),
        across=(0, 1, 0),
    )
    parts = [handle]
    if m.word("grip", ""):
        parts.append(
            strap(
                [(0.07, 0, -1.28 * s), (0.14, 0, -1.13 * s), (0.05, 0, -0.8 * s), (0.03, 0, -0.55 * s)],
                0.145,
                0.205,
                m.skin("grip"),
                across=(0, 1, 0),
            )
        )

    def head(u: float, v: float) -> tuple[float, float, float]:
        x = 0.2 - 0.95 * u
        tall = 0.19 + (0.16 + 0.24 * (u > 0)) * u**1.6
        thick = 0.14 * (1 - u) + 0.004
        a = 4 * v
        side = int(a) % 4
        f = a - int(a)
        corner = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
        p, q = corner[side], corner[(side + 1) % 4]
        ny, nz = p[0] + (q[0] - p[0]) * f, p[1] + (q[1] - p[1]) * f
        return x - 0.1 * (1 - nz * nz) * u**3, thick * ny, 0.6 + tall * nz - 0.06 * u

    parts.append(surface(head, 24, 33, m.skin("head", "iron:graphite"), wrap=True, caps=True))

    def edge(u: float, v: float) -> tuple[float, float, float]:
        x, y, z = head(0.82 + 0.18 * u, v)
        return x - 0.002, y * 1.08, 0.6 + (z - 0.6) * 1.003

    parts.append(surface(edge, 6, 33, m.skin("edge", "metal:chrome"), wrap=True))
    lean(parts, (0, 0, 0.16), (90, 0, m.num("yaw", -35)))
