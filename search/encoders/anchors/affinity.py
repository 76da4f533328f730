"""How a text and an image come to lie in the space of the anchors.

Each of the 1000 dimensions is one anchor. An image is described by how likely each anchor's class
is, a text by how close its meaning is to each anchor's text, so both say in the same coordinates
what they resemble. This is the relative representation of Moschella et al. (2023), used across
two frozen encoders as in ASIF (Norelli et al., NeurIPS 2023), with classes in the place of pairs;
the dot product is then a sharpened form of ConSE (Norouzi et al., 2013).
"""

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import Vectors
from search.vectors import unit

MARGIN = 0.05
"""Cosines up to here mean nothing: sentences about unrelated things reach as much."""

SHARPNESS = 6
"""How strongly the nearest anchors outweigh the rest. From 5 to 8 the rankings hardly differ."""


def text_vectors(sentences: Vectors, anchors: Vectors) -> Vectors:
    """Vectors of texts, shape (n, 1000): unit(relu(cosine - margin) ** sharpness).

    `sentences` are (n, d) and `anchors` (1000, d), both of unit length. A text that touches no
    anchor gets the same number in every dimension: it has a length and a place in the index, but
    no opinion. Its coverage, near 0, is what warns the user.
    """
    closeness = np.maximum(sentences.astype(np.float64) @ anchors.T.astype(np.float64) - MARGIN, 0)
    highest = closeness.max(axis=1, keepdims=True, initial=0)
    # Divide first: powers of small cosines would leave the range of float32.
    scaled = np.divide(closeness, highest, out=np.ones_like(closeness), where=highest > 0)
    return unit(scaled**SHARPNESS)


def image_vectors(posteriors: NDArray[np.float32]) -> Vectors:
    """Vectors of images from class posteriors, shape (n, 1000): their square roots.

    Posteriors sum to 1, so their roots have unit length by construction, and the dot product of
    two images is the Bhattacharyya coefficient of their posteriors.
    """
    return unit(np.sqrt(np.maximum(posteriors, 0)))
