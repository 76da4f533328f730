"""A second fake encoder: it sees the same colours, and all its scores lie close together."""

from collections.abc import Sequence

import numpy as np

from search.encoders.base import Prepared, Vectors
from search.vectors import unit
from tests.fakes.colour_encoder import ColourEncoder


class NarrowEncoder(ColourEncoder):
    name = "narrow"
    id = "narrow/1"
    dimensions = 4
    logit_scale = 100.0

    def _encode(self, prepared: Sequence[Prepared]) -> Vectors:
        return _narrowed(super()._encode(prepared))

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        return _narrowed(super().encode_texts(texts))


def _narrowed(vectors: Vectors) -> Vectors:
    """With a direction more, which all vectors share."""
    if not len(vectors):
        return np.zeros((0, NarrowEncoder.dimensions), dtype=np.float32)
    shared = np.full((len(vectors), 1), 2, dtype=np.float32)
    return unit(np.hstack([vectors[:, :3], shared]))
