"""A tiny encoder for tests of everything around encoders: it knows red, green and blue."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from search.encoders.base import Prepared, Vectors
from search.vectors import unit

_AXES = {"red": 0, "green": 1, "blue": 2}
_FLOOR = 0.05  # keeps black pictures and unknown words from having no direction


class ColourEncoder:
    name = "colour"
    id = "colour/1"
    revision = ""
    dimensions = 3
    max_text_tokens = 8
    logit_scale = 1.0
    templates: tuple[str, ...] = ("{}", "a photo of {}")
    image_batch = 4

    def __init__(self) -> None:
        self.encoded_texts: list[str] = []
        self.encoded_images = 0
        self.fail_on_blue = False

    def prepare_image(self, image: Image.Image) -> Prepared:
        pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
        return np.asarray(pixels.mean(axis=(0, 1)) / 255 + _FLOOR)

    def encode_prepared(self, prepared: Sequence[Prepared]) -> Vectors:
        if self.fail_on_blue and any(int(one.argmax()) == 2 for one in prepared):
            raise RuntimeError("blue is too much for me")
        self.encoded_images += len(prepared)
        return self._encode(prepared)

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        """Not counted: workers load a tower with it."""
        return self._encode([self.prepare_image(image) for image in images])

    def _encode(self, prepared: Sequence[Prepared]) -> Vectors:
        if not prepared:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return unit(np.stack(list(prepared)))

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.encoded_texts += texts
        rows = np.full((len(texts), self.dimensions), _FLOOR, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, axis in _AXES.items():
                row[axis] += word in text.lower()
        return unit(rows)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def coverage(self, text: str) -> float | None:
        return 1.0 if any(word in text.lower() for word in _AXES) else 0.1
