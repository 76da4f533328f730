"""The part of a picture that is meant, as fractions of the picture as it is seen."""

import math
from dataclasses import dataclass
from typing import Self

from PIL import Image

from search.picture_lane.refusal import PictureRefused

_LEAST_PIXELS = 16
_WRITTEN = "The part of the picture is four numbers from 0 to 1: left, top, width, height."


@dataclass(frozen=True, slots=True)
class Crop:
    """left, top, width, height: from 0 to 1, of the upright picture."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @classmethod
    def parse(cls, raw: str) -> Self:
        """“0.1,0.2,0.5,0.5”; nothing means the whole picture. Raises PictureRefused."""
        if not raw.strip():
            return cls()
        try:
            left, top, width, height = (float(number) for number in raw.split(","))
        except ValueError as error:
            raise PictureRefused(_WRITTEN) from error
        numbers = (left, top, width, height)
        if not all(math.isfinite(one) and 0 <= one <= 1 for one in numbers):
            raise PictureRefused(_WRITTEN)
        return cls(left, top, min(width, 1 - left), min(height, 1 - top))

    @property
    def is_whole(self) -> bool:
        return self == Crop()

    def of(self, image: Image.Image) -> Image.Image:
        """The part of `image`. Raises PictureRefused where hardly anything is left."""
        left, top = round(self.left * image.width), round(self.top * image.height)
        right = round((self.left + self.width) * image.width)
        bottom = round((self.top + self.height) * image.height)
        if min(right - left, bottom - top) < _LEAST_PIXELS:
            raise PictureRefused("This part of the picture is too small; choose a larger one.")
        return image.crop((left, top, right, bottom))
