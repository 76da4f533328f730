"""Turned things: everything a lathe or a ball makes."""

from collections.abc import Sequence
from math import cos, dist, pi, sin
from typing import Any

from .mesh import Point, move, surface

Profile = Sequence[tuple[float, float]]


def lathe(
    profile: Profile, material: Any, *, segments: int = 72, squash: float = 1.0, bumps: int = 0, depth: float = 0.0
) -> Any:
    """Turn a profile of (radius, height) points round the z axis; bumps flutes of the given depth if wanted."""
    rows = dense(profile)

    def at(u: float, v: float) -> Point:
        r, z = rows[min(int(u * (len(rows) - 1) + 0.5), len(rows) - 1)]
        a = 2 * pi * v
        r *= 1 + depth * cos(bumps * a)
        return r * cos(a), r * sin(a) * squash, z

    return surface(at, len(rows), segments, material, wrap=True)


def dense(profile: Profile, steps: int = 7) -> list[tuple[float, float]]:
    """Round a profile off: a smooth curve through its points; a doubled point keeps a sharp corner."""
    p = list(profile)
    out: list[tuple[float, float]] = []
    for i in range(len(p) - 1):
        a, b = p[i], p[i + 1]
        if a == b:
            continue
        before = p[i - 1] if i > 0 and p[i - 1] != a else None
        after = p[i + 2] if i + 2 < len(p) and p[i + 2] != b else None
        start, end = slope(before, a, b), slope(a, b, after)
        span = dist(a, b)
        for k in range(steps):
            r, z = hermite(a, b, start, end, span, k / steps)
            slack = 0.25 * abs(b[0] - a[0]) + 0.01  # long straight runs must not bulge
            out.append((min(max(r, min(a[0], b[0]) - slack), max(a[0], b[0]) + slack), z))
    out.append(p[-1])
    return [(max(r, 0.0), z) for r, z in out]


def slope(a: tuple[float, float] | None, b: tuple[float, float], c: tuple[float, float] | None) -> tuple[float, float]:
    """The direction of a curve at b between its neighbours, per unit of length; near points weigh more."""
    if a is None or b == a:
        return ((c[0] - b[0]) / dist(b, c), (c[1] - b[1]) / dist(b, c)) if c else (0.0, 1.0)
    if c is None or c == b:
        return (b[0] - a[0]) / dist(a, b), (b[1] - a[1]) / dist(a, b)
    d, e = dist(a, b), dist(b, c)
    return tuple(((b[k] - a[k]) / d * e + (c[k] - b[k]) / e * d) / (d + e) for k in (0, 1))  # type: ignore[return-value]


def hermite(
    a: tuple[float, float],
    b: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
    span: float,
    t: float,
) -> tuple[float, float]:
    """The point at t in 0..1 from a to b, leaving along start and arriving along end."""
    s, q = t * t * (3 - 2 * t), t * (1 - t)
    return tuple(a[k] * (1 - s) + b[k] * s + span * q * ((1 - t) * start[k] - t * end[k]) for k in (0, 1))  # type: ignore[return-value]


def shell(
    profile: Profile, wall: float, material: Any, *, segments: int = 72, bumps: int = 0, depth: float = 0.0
) -> Any:
    """An open vessel: the outer profile from foot to rim, then back down inside with the given wall."""
    outer = [(0.0, profile[0][1]), (0.0, profile[0][1]), *profile]
    inner = [(max(r - wall, 0.0), max(z, profile[0][1] + wall)) for r, z in reversed(profile)]
    return lathe([*outer, *inner, (0.0, inner[-1][1])], material, segments=segments, bumps=bumps, depth=depth)


def ball(radius: float, material: Any, at: Point = (0, 0, 0), scale: Point = (1, 1, 1), rows: int = 33) -> Any:
    """A sphere or, scaled, an ellipsoid."""
    part = surface(
        lambda u, v: (
            radius * sin(pi * u) * cos(2 * pi * v),
            radius * sin(pi * u) * sin(2 * pi * v),
            -radius * cos(pi * u),
        ),
        rows,
        rows * 2,
        material,
        wrap=True,
    )
    return move(part, at, scale=scale)


def rod(
    radius: float,
    height: float,
    material: Any,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    edge: float = 0.0,
    top: float | None = None,
) -> Any:
    """A solid cylinder standing on its at point (a cone if top radius differs), its rim rounded by edge."""
    t = radius if top is None else top
    e = min(edge, radius / 2, height / 2)
    side = [(0, 0), (0, 0), (radius - e, 0), (radius - e, 0)] if e else [(0, 0), (0, 0), (radius, 0), (radius, 0)]
    if e:
        side += [
            (radius - e * 0.3, e * 0.3),
            (radius, e),
            (radius, e),
            (t, height - e),
            (t, height - e),
            (t - e * 0.3, height - e * 0.3),
            (t - e, height),
            (t - e, height),
        ]
    else:
        side += [(t, height), (t, height)]
    return move(lathe([*side, (0, height)], material, segments=48), at, turn)


def ring(
    radius: float, thick: float, material: Any, at: Point = (0, 0, 0), turn: Point = (0, 0, 0), squash: float = 1.0
) -> Any:
    """A torus in the xy plane."""
    part = surface(
        lambda u, v: (
            (radius + thick * cos(2 * pi * v)) * cos(2 * pi * u),
            (radius + thick * cos(2 * pi * v)) * sin(2 * pi * u) * squash,
            thick * sin(2 * pi * v),
        ),
        65,
        16,
        material,
        wrap=True,
    )
    return move(part, at, turn)
