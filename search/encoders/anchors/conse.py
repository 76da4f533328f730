"""Plain ConSE, the baseline that the encoder `anchors` is measured against.

Norouzi et al., "Zero-Shot Learning by Convex Combination of Semantic Embeddings" (ICLR 2014;
arXiv 1312.5650, 2013): an image is the mean of the sentence vectors of its ten likeliest classes'
bare names, weighted by their probabilities, and scores by its cosine with the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.anchor_texts import anchor_names
from search.encoders.anchors.space import anchors_of
from search.encoders.base import Vectors
from search.vectors import unit

if TYPE_CHECKING:
    from search.encoders.anchors.encoder import AnchorsEncoder

CLASSES = 10


def conse_scores(
    image_vectors: Vectors, texts: Sequence[str], encoder: AnchorsEncoder
) -> NDArray[np.float32]:
    """Cosine of each of n images with each of m texts, shape (n, m), float32.

    `image_vectors` are the encoder's own, (n, dimensions): their anchors' part is the square root
    of the class posteriors.
    """
    posteriors = anchors_of(image_vectors).astype(np.float64) ** 2
    likeliest = np.argpartition(-posteriors, CLASSES - 1, axis=1)[:, :CLASSES]
    weights = np.zeros_like(posteriors)
    np.put_along_axis(weights, likeliest, np.take_along_axis(posteriors, likeliest, 1), axis=1)
    images = unit(weights @ _name_vectors(encoder))
    return np.asarray(images @ encoder.encode_sentences(texts).T, dtype=np.float32)


@lru_cache(maxsize=1)
def _name_vectors(encoder: AnchorsEncoder) -> Vectors:
    return encoder.encode_sentences(anchor_names())
