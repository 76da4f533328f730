"""A teapot: round body, spout, ear and lid."""

from math import cos, pi, sin

from studio.kit.line import tube
from studio.kit.mesh import soften, surface
from studio.kit.round import ball, lathe
from studio.recipe import Recipe


def build(m: Recipe) -> None:
    """squat scales the height; handle is side or over."""
    s, skin = m.num("squat", 1.0), m.skin()
    lathe(
        [
            (0, 0),
            (0, 0),
            (0.45, 0),
            (0.5, 0.03),
            (0.86, 0.42 * s),
            (0.86, 0.7 * s),
            (0.5, 1.12 * s),
            (0.36, 1.16 * s),
            (0.36, 1.16 * s),
            (0, 1.16 * s),
        ],
        skin,
    )
    lid = m.skin("lid_skin")
    lathe(
        [
            (0.4, 1.15 * s),
            (0.4, 1.15 * s),
            (0.41, 1.18 * s),
            (0.25, 1.28 * s),
            (0.07, 1.32 * s),
            (0.06, 1.36 * s),
            (0, 1.36 * s),
        ],
        lid,
    )
    ball(0.1, m.skin("knob", m.main), (0, 0, 1.42 * s), (1, 1, 0.85))
    spout(s, skin)
    ear = m.skin("ear_skin", m.main)
    if m.word("handle", "side") == "over":
        tube(
            [
                (-0.5, 0, 1.0 * s),
                (-0.72, 0, 1.5 * s),
                (-0.4, 0, 2.0 * s),
                (0.4, 0, 2.0 * s),
                (0.72, 0, 1.5 * s),
                (0.5, 0, 1.0 * s),
            ],
            0.055,
            ear,
        )
    else:
        tube(
            [
                (-0.78, 0, 0.95 * s),
                (-1.15, 0, 1.12 * s),
                (-1.42, 0, 0.85 * s),
                (-1.3, 0, 0.45 * s),
                (-0.82, 0, 0.35 * s),
            ],
            0.075,
            ear,
        )


def spout(s: float, skin: object) -> None:
    """A bent, narrowing tube with an open lip."""
    path = [(0.66, 0.36), (0.98, 0.46), (1.13, 0.78), (1.34, 1.1)]
    wide = [0.27, 0.19, 0.13, 0.095]

    def at(u: float, v: float) -> tuple[float, float, float]:
        t = u * 3
        i = min(int(t), 2)
        f = t - i
        x = path[i][0] * (1 - f) + path[i + 1][0] * f
        z = path[i][1] * (1 - f) + path[i + 1][1] * f
        r = wide[i] * (1 - f) + wide[i + 1] * f
        lean = (0.2, 0.75, 0.9, 0.6)[i] * (1 - f) + (0.2, 0.75, 0.9, 0.6)[i + 1] * f
        a = 2 * pi * v
        return x - r * cos(a) * lean, r * sin(a), (z + r * cos(a) * (1 - lean * 0.6)) * s

    soften(surface(at, 10, 24, skin, wrap=True, thickness=0.03), 1)
