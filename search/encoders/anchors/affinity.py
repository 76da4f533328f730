"""How a text and an image come to lie in the space of the anchors.

Each of the 1000 dimensions is one anchor. An image is described by how likely each anchor's class
is, a text by how close its meaning is to each anchor's text, so both say in the same coordinates
what they resemble. This is the relative representation of Moschella et al. (2023), used across
two frozen encoders as in ASIF (Norelli et al., NeurIPS 2023), with classes in the place of pairs;
the dot product is then a sharpened form of ConSE (Norouzi et al., 2013).
"""

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.kinship import Kinship
from search.encoders.base import Vectors
from search.vectors import unit

MARGIN = 0.1
"""Closeness up to here means nothing: sentences about unrelated things reach as much."""

SHARPNESS = 6
"""How strongly the nearest anchors outweigh the rest. From 5 to 8 the rankings hardly differ."""

KIN = 0.2
"""What full kinship adds to a cosine. From 0.1 to 0.3 the rankings hardly differ."""

DEFINED = 0.3
"""What a text's definitions count beside the text itself; from 0.2 to 0.5 about the same."""


def defined(sentences: Vectors, definitions: NDArray[np.floating]) -> Vectors:
    """The texts' sentence vectors, (n, d), moved towards those of their definitions, (n, d).

    A row of `definitions` is a mean of unit vectors; of length 0 where there is no definition.
    """
    return unit(sentences + DEFINED * definitions)


def closeness(sentences: Vectors, anchors: Vectors, kinship: Kinship) -> NDArray[np.float64]:
    """How close each text is to each anchor, shape (n, 1000): the cosine, and a share for kinship.

    `sentences` are (n, d) and `anchors` (1000, d), both of unit length; `kinship` is (n, 1000),
    0 to 1.
    """
    cosines = sentences.astype(np.float64) @ anchors.T.astype(np.float64)
    return np.asarray(cosines + KIN * kinship)


def text_vectors(close: NDArray[np.float64]) -> Vectors:
    """Vectors of texts, shape (n, 1000): unit(relu(closeness - margin) ** sharpness).

    A text that touches no anchor gets the same number in every dimension: it has a length and a
    place in the index, but no opinion. Its coverage, near 0, is what warns the user.
    """
    above = np.maximum(close - MARGIN, 0)
    highest = above.max(axis=1, keepdims=True, initial=0)
    # Divide first: powers of small numbers would leave the range of float32.
    scaled = np.divide(above, highest, out=np.ones_like(above), where=highest > 0)
    return unit(scaled**SHARPNESS)


def image_vectors(posteriors: NDArray[np.float32]) -> Vectors:
    """Vectors of images from class posteriors, shape (n, 1000): their square roots.

    Posteriors sum to 1, so their roots have unit length by construction, and the dot product of
    two images is the Bhattacharyya coefficient of their posteriors.
    """
    return unit(np.sqrt(np.maximum(posteriors, 0)))
