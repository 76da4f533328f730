"""An encoder for benchmarks of everything around encoders: its vectors lie as CLIP's do.

Images and texts lie in two cones, far from each other; within them everything lies around topics
in a space of fewer dimensions, as photos and words do. So a graph index finds its way as it would
in a shop, and texts lie off the images' distribution.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import Prepared, Vectors
from search.vectors import unit

NAME = "synthetic"
COLOURS = ("red", "green", "blue", "yellow", "black", "white", "brown", "grey")
THINGS = [
    "backpack",
    "basket",
    "bench",
    "blanket",
    "book",
    "bottle",
    "bowl",
    "box",
    "brush",
    "bucket",
    "cabinet",
    "camera",
    "candle",
    "carpet",
    "chair",
    "clock",
    "coat",
    "cup",
    "curtain",
    "cushion",
    "desk",
    "dress",
    "drill",
    "fork",
    "frame",
    "glove",
    "guitar",
    "hammer",
    "hat",
    "jacket",
    "kettle",
    "knife",
    "ladder",
    "lamp",
    "mirror",
    "pan",
    "pillow",
    "plate",
    "rope",
    "rug",
    "saw",
    "scarf",
    "shelf",
    "shirt",
    "shoe",
    "sofa",
    "spoon",
    "stool",
    "table",
    "vase",
]
TOPICS = len(COLOURS) * len(THINGS)

_LATENT = 48  # dimensions within a cone; what CLIP's pictures fill is of this order
_CONE = 1.2  # how far the cones lie from the origin, in lengths of a topic
_NOISE = 0.25


class SyntheticEncoder:
    """A topic is a thing in a colour; “red backpack” lies near the pictures of that one."""

    name = NAME
    id = "synthetic/1"
    revision = ""
    dimensions = 512
    max_text_tokens = 77
    logit_scale = 100.0
    templates: tuple[str, ...] = ("{}",)
    image_batch = 32

    def __init__(self) -> None:
        random = np.random.default_rng(11)
        self._basis = unit(random.normal(size=(_LATENT, self.dimensions)))
        self._cones = unit(random.normal(size=(2, self.dimensions)))
        self._topics = random.normal(size=(TOPICS, _LATENT)) / _LATENT**0.5

    def draw(self, topics: NDArray[np.int64], random: np.random.Generator) -> Vectors:
        """Pictures of these topics, (n, d)."""
        return self._around(self._topics[topics], 0, random, 0.7)

    def draw_words(self, topics: NDArray[np.int64], random: np.random.Generator) -> Vectors:
        return self._around(self._topics[topics], 1, random, 0.5)

    def prepare_image(self, image: object) -> Prepared:
        raise NotImplementedError("Pictures are drawn, not encoded.")

    encode_prepared = encode_images = prepare_image

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.concatenate([self._encode(text) for text in texts])

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def coverage(self, text: str) -> float | None:
        return None

    def _encode(self, text: str) -> Vectors:
        random = np.random.default_rng(zlib.crc32(text.encode()))
        return self.draw_words(np.asarray([topic_of(text)]), random)

    def _around(
        self, centres: NDArray[np.float64], cone: int, random: np.random.Generator, spread: float
    ) -> Vectors:
        latent = centres + spread * random.normal(size=centres.shape) / _LATENT**0.5
        noise = _NOISE * random.normal(size=(len(centres), self.dimensions)) / self.dimensions**0.5
        return unit(_CONE * self._cones[cone] + latent @ self._basis + noise)


def topic_of(text: str) -> int:
    """The first thing and colour that are named, in a topic's number; else the first of all."""
    words = text.lower().split()
    thing = next((THINGS.index(word) for word in words if word in THINGS), 0)
    colour = next((COLOURS.index(word) for word in words if word in COLOURS), 0)
    return thing * len(COLOURS) + colour


def name_of(topic: int) -> str:
    thing, colour = divmod(topic, len(COLOURS))
    return f"{COLOURS[colour]} {THINGS[thing]}"
