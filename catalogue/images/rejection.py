"""The one error that leaves this package, and how every other error becomes it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from PIL import Image


class ImageRejected(Exception):
    """Why a picture cannot be used, in words for the person who gave it."""


class UnknownFormat(ImageRejected):
    """It is no picture, or one in a format that is not read here."""


class TooLarge(ImageRejected):
    """Too many bytes, too many pixels, or more memory than decoding may take."""


TRUNCATED = "The file is cut short, part of the picture is missing: upload or copy it again."
DAMAGED = "The file is damaged and cannot be decoded: export the picture again."


@contextmanager
def decoder_errors(max_pixels: int | None = None) -> Iterator[None]:
    """Turn whatever a decoder raises into `ImageRejected`; `max_pixels` as in `open_image`."""
    try:
        yield
    except ImageRejected:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge(_too_large(str(error), max_pixels)) from error
    except MemoryError as error:
        raise TooLarge("There is not enough memory to decode it: save it smaller.") from error
    except Exception as error:  # on hostile bytes decoders raise anything at all
        raise ImageRejected(TRUNCATED if _is_truncation(error) else DAMAGED) from error


def too_many_pixels(pixels: int, max_pixels: int | None = None) -> str:
    limit = (max_pixels or settings.IMAGE_MAX_PIXELS) / 1e6
    return f"It has {pixels / 1e6:.0f} megapixels, the limit is {limit:.0f}: save it smaller."


def _too_large(message: str, max_pixels: int | None) -> str:
    # Pillow tells the number of pixels in its message only
    found = re.search(r"\d+", message)
    return too_many_pixels(int(found[0]) if found else 2 * settings.IMAGE_MAX_PIXELS, max_pixels)


def _is_truncation(error: Exception) -> bool:
    words = str(error).lower()
    return isinstance(error, EOFError) or any(
        sign in words for sign in ("truncated", "unexpected end", "end of file", "not enough")
    )
