"""The encoder `clip`: one dual encoder of transformers, text tower and image tower apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.encoders.base import Prepared, Vectors
from search.encoders.clip.checkpoint import find_checkpoint
from search.encoders.clip.precision import choose_precision
from search.encoders.clip.tokens import Tokens
from search.encoders.clip.weights import number_of, shape_of
from search.encoders.lazy import Lazy
from search.encoders.name import EncoderName
from search.prompts import clean_text

if TYPE_CHECKING:
    from PIL import Image

    from search.encoders.clip.pixels import Pixels
    from search.encoders.clip.towers import ImageTower, TextTower

PREPROCESSING = 1
"""Raise it whenever a change here changes vectors."""

_TEXT_BATCH = 32


class ClipEncoder:
    """Vectors of the model's own projections, scaled to unit length."""

    image_batch = 16

    def __init__(self, name: EncoderName, revision: str | None) -> None:
        checkpoint = find_checkpoint(name.model, revision)
        self._checkpoint = checkpoint
        self._precision = choose_precision(name.precision)
        self._tokens: Lazy[Tokens] = Lazy(lambda: Tokens(checkpoint))
        self._pixels: Lazy[Pixels] = Lazy(self._load_pixels)
        self._text_tower: Lazy[TextTower] = Lazy(self._load_text_tower)
        self._image_tower: Lazy[ImageTower] = Lazy(self._load_image_tower)
        self.name = name.text
        self.revision = checkpoint.revision
        self.id = (
            f"clip/{checkpoint.model}@{checkpoint.revision[:12]}/{self._precision}/{PREPROCESSING}"
        )
        self.templates = checkpoint.family.templates
        self.dimensions = shape_of(checkpoint.folder, checkpoint.family.text_width)[0]
        self.logit_scale = math.exp(number_of(checkpoint.folder, "logit_scale"))

    @property
    def max_text_tokens(self) -> int:
        return self._tokens.get().max_tokens

    def prepare_image(self, image: Image.Image) -> Prepared:
        return self._pixels.get().prepare(image)

    def encode_prepared(self, prepared: Sequence[Prepared]) -> Vectors:
        vectors = np.empty((len(prepared), self.dimensions), dtype=np.float32)
        for start in range(0, len(prepared), self.image_batch):
            batch = prepared[start : start + self.image_batch]
            vectors[start : start + len(batch)] = self._image_tower.get().encode(batch)
        return vectors

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        return self.encode_prepared([self.prepare_image(image) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        cleaned = [clean_text(text) for text in texts]
        vectors = np.empty((len(cleaned), self.dimensions), dtype=np.float32)
        for start in range(0, len(cleaned), _TEXT_BATCH):
            tokens, mask = self._tokens.get().encode(cleaned[start : start + _TEXT_BATCH])
            with_mask = self._tokens.get().with_mask
            vectors[start : start + len(tokens)] = self._text_tower.get().encode(
                tokens, mask if with_mask else None
            )
        return vectors

    def count_tokens(self, text: str) -> int:
        return self._tokens.get().count(clean_text(text))

    def coverage(self, text: str) -> None:
        """None: a model trained on open text knows no list of what it can see."""
        return

    def _load_pixels(self) -> Pixels:
        from search.encoders.clip.pixels import Pixels

        return Pixels(self._checkpoint)

    def _load_text_tower(self) -> TextTower:
        from search.encoders.clip.towers import TextTower

        return TextTower(self._checkpoint, self._precision)

    def _load_image_tower(self) -> ImageTower:
        from search.encoders.clip.towers import ImageTower

        return ImageTower(self._checkpoint, self._precision)
