"""Files that people send for a search, good and bad."""

import io
from typing import Any

from PIL import Image

from tests.catalogue.images.pictures import detailed, encode, png_that_claims


def jpeg(size: tuple[int, int] = (400, 300), **options: Any) -> bytes:
    return encode(detailed(size), "JPEG", **options)


def large_jpeg(width: int = 8160, height: int = 6120, **options: Any) -> bytes:
    """Fifty megapixels, as a phone's best camera gives them, in a few megabytes."""
    image = Image.effect_noise((64, 48), 90).resize((width, height)).convert("RGB")
    return encode(image, "JPEG", quality=40, **options)


def turned() -> bytes:
    """Red above and blue below as it is meant to be seen; the camera was held sideways."""
    image = Image.new("RGB", (80, 60), (220, 20, 20))
    image.paste((20, 20, 220), (40, 0, 80, 60))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise
    exif[0x010F] = "Secret camera"
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


BAD = {
    "a text file": (b"Dear shop, this is not a picture.\n" * 40, 415),
    "a web page": (b"<!doctype html><title>Picture</title>", 415),
    "a PDF": (b"%PDF-1.7 " + b"\x00" * 400, 415),
    "an empty file": (b"", 400),
    "a cut picture": (jpeg()[:2500], 400),
    "a damaged picture": (b"\xff\xd8\xff\xe0" + b"\x00" * 4000, 400),
    "a 200-megapixel bomb": (png_that_claims(20_000, 10_000), 413),
    "a 60-megapixel picture": (png_that_claims(10_000, 6_000), 413),
    "a greedy PNG": (png_that_claims(6_000, 5_000), 413),
    "an icon": (jpeg((8, 8)), 400),
}
"""Name: bytes and the status with which they are refused."""
