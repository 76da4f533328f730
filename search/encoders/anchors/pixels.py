"""One image as the classifier's input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.encoders.rgb import as_rgb

if TYPE_CHECKING:
    from PIL import Image

SIDE = 260
"""The side in pixels of EfficientNet-Lite2's input."""


def prepare(image: Image.Image) -> NDArray[np.uint8]:
    """The image's central square, scaled to (260, 260, 3) bytes.

    The whole square, where ImageNet's test protocol would cut off another eighth: products fill
    their pictures. Bytes, not floats, so that images waiting for the tower take a quarter.
    """
    from PIL import Image

    picture = as_rgb(image)
    width, height = picture.size
    edge = min(width, height)
    left, top = (width - edge) / 2, (height - edge) / 2
    square = picture.resize(
        (SIDE, SIDE),
        Image.Resampling.BICUBIC,
        box=(left, top, left + edge, top + edge),
    )
    return np.asarray(square, dtype=np.uint8)
