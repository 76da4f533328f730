"""The colours that people name, and which of them a text asks for.

Eleven names, those of Berlin and Kay (1969), which nearly everybody uses in the same way and which
van de Weijer et al., "Learning Color Names for Real-World Applications" (2009), used to describe
pictures; other words are mixtures of them.
"""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

NAMES = (
    "black",
    "white",
    "grey",
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "purple",
    "pink",
    "brown",
)

# Words that mostly name something else (rose, lime, cream, chocolate) are left out on purpose.
_MIXTURES = {
    "gray": ("grey",),
    "silver": ("grey",),
    "silvery": ("grey",),
    "crimson": ("red",),
    "scarlet": ("red",),
    "burgundy": ("red",),
    "maroon": ("red", "brown"),
    "golden": ("yellow", "brown"),
    "gold": ("yellow", "brown"),
    "emerald": ("green",),
    "navy": ("blue",),
    "cobalt": ("blue",),
    "teal": ("blue", "green"),
    "cyan": ("blue",),
    "turquoise": ("blue", "green"),
    "violet": ("purple",),
    "lilac": ("purple",),
    "lavender": ("purple",),
    "magenta": ("pink", "purple"),
    "fuchsia": ("pink", "purple"),
    "beige": ("white", "brown"),
    "ivory": ("white",),
    "khaki": ("brown", "green"),
    "tan": ("brown",),
}
_WORD = re.compile(r"[a-z]+")

Wanted = NDArray[np.float64]
"""Shape (11,), unit length, in the order of NAMES."""


def wanted_colours(words: Iterable[str]) -> Wanted | None:
    """What the words before a noun say of its colour, all colours alike; None if nothing."""
    wanted = np.zeros(len(NAMES))
    for phrase in words:
        for word in _WORD.findall(phrase.lower()):  # "blue-green", "black-and-white"
            parts = (word,) if word in NAMES else _MIXTURES.get(word, ())
            for part in parts:
                wanted[NAMES.index(part)] += 1 / len(parts)
    length = float(np.linalg.norm(wanted))
    return wanted / length if length else None
