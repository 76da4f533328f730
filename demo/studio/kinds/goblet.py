"""Goblets and stemmed glasses."""

from studio.kit.round import lathe
from studio.recipe import Recipe

CUPS = {
    "wine": [(0.06, 0.95), (0.4, 1.1), (0.56, 1.4), (0.5, 1.8), (0.42, 2.05)],
    "chalice": [(0.08, 0.9), (0.46, 1.0), (0.56, 1.3), (0.58, 1.6), (0.62, 1.85)],
    "flute": [(0.05, 0.9), (0.2, 1.0), (0.27, 1.4), (0.26, 1.9), (0.24, 2.2)],
    "coupe": [(0.05, 1.0), (0.4, 1.12), (0.66, 1.35), (0.7, 1.55)],
}


def build(m: Recipe) -> None:
    """cup names the bowl; wine fills it."""
    cup = CUPS[m.word("cup", "wine")]
    knob = 0.12 if m.on("knob") else 0.05
    stem = [(0, 0), (0, 0), (0.46, 0), (0.46, 0.03), (0.16, 0.09), (0.05, 0.25), (knob, 0.5), (0.05, 0.75)]
    inner = [(max(r - 0.035, 0.0), z + 0.01) for r, z in reversed(cup)]
    lathe([*stem, *cup, *inner, (0, cup[0][1] + 0.1)], m.skin())
    if m.word("wine", ""):
        fill = [(max(r - 0.045, 0.01), z + 0.03) for r, z in cup[:3]]
        lathe([(0, cup[0][1] + 0.1), *fill, fill[-1], (0, fill[-1][1])], m.skin("wine"))
