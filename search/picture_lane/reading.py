"""A stranger's bytes become a small JPEG of our own: upright, cropped, without metadata."""

import io
import threading

from PIL import Image

from catalogue.images import ImageRejected, TooLarge, UnknownFormat, open_image
from search.picture_lane.crop import Crop
from search.picture_lane.refusal import PictureRefused, Reason

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAX_PIXELS = 52_000_000
"""Cameras of 50 megapixels give a little more."""

_SIDE = 512
_SIDE_TO_CROP = 1280
_MAX_MEMORY = 160_000_000
# One picture at a time: what eight threads decode at once would add up.
_decoding = threading.Lock()


def read_query_picture(data: bytes, crop: Crop | None = None) -> bytes:
    """A JPEG of at most 512 pixels a side, for `encode_picture`.

    The process grows by less than 200 MB meanwhile, whatever `data` holds. Raises PictureRefused.
    """
    crop = crop or Crop()
    if not data:
        raise PictureRefused("Choose a picture first; this file is empty.")
    if len(data) > MAX_BYTES:
        raise too_many_bytes()
    try:
        with _decoding:
            image = _open(data, crop)
    except TooLarge as error:
        raise PictureRefused(_sentence(error), Reason.TOO_LARGE) from error
    except UnknownFormat as error:
        raise PictureRefused(_sentence(error), Reason.NO_PICTURE) from error
    except ImageRejected as error:
        raise PictureRefused(_sentence(error)) from error
    file = io.BytesIO()
    image.save(file, "JPEG", quality=90)
    return file.getvalue()


def too_many_bytes() -> PictureRefused:
    return PictureRefused(
        f"This picture is larger than {MAX_MEGABYTES} MB; choose a smaller one.", Reason.TOO_LARGE
    )


def _open(data: bytes, crop: Crop) -> Image.Image:
    side = min(_SIDE_TO_CROP, round(_SIDE / max(crop.width, crop.height, 0.01)))
    image = open_image(data, side, max_pixels=MAX_PIXELS, max_memory=_MAX_MEMORY)
    if not crop.is_whole:
        image = crop.of(image)
        image.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    return image


def _sentence(error: ImageRejected) -> str:
    return f"This picture cannot be used. {error}"
