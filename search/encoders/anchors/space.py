"""The space of the encoder: 1000 anchors, then 11 colours, in one vector of unit length.

Every image has the same share of colour, and a text that names no colour has none: then all scores
are those of the anchors times one number, and every ranking is as if there were no colours.
"""

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.anchor_texts import COUNT
from search.encoders.anchors.colour_names import NAMES
from search.vectors import Vectors, unit

DIMENSIONS = COUNT + len(NAMES)

IMAGE_SHARE = 0.45
"""The length of an image's colours in its vector. From 0.3 to 0.6 it orders what is of a kind."""

TEXT_SHARE = 0.7
"""The length of a text's colour, where it names one."""


def image_space(anchors: Vectors, colours: NDArray[np.float32]) -> Vectors:
    """From what the image shows, (n, 1000) of unit length, and its shares of colours, (n, 11)."""
    return _joined(anchors, unit(np.sqrt(np.maximum(colours, 0))), IMAGE_SHARE)


def text_space(anchors: Vectors, colours: NDArray[np.float64]) -> Vectors:
    """From what the texts mean, (n, 1000) of unit length, and colours of length 1 or 0, (n, 11)."""
    share = TEXT_SHARE * np.linalg.norm(colours, axis=1, keepdims=True)
    return _joined(anchors, colours, share)


def anchors_of(vectors: Vectors) -> Vectors:
    """The anchors' part alone, of unit length again, shape (n, 1000)."""
    return unit(vectors[:, :COUNT])


def _joined(
    anchors: Vectors, colours: NDArray[np.floating], share: float | NDArray[np.float64]
) -> Vectors:
    part = np.asarray(share)
    return unit(np.concatenate([anchors * np.sqrt(1 - part**2), colours * part], axis=1))
