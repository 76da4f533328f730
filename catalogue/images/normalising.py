import hashlib
import io
from dataclasses import dataclass

from django.conf import settings
from PIL import Image

from catalogue.images.opening import open_image
from catalogue.images.reading import ImageSource, read_image_file
from catalogue.images.rejection import decoder_errors


@dataclass(frozen=True, slots=True)
class NormalisedImage:
    """master: a JPEG; thumbnail: a WebP; width, height: of the master, in pixels.

    digest: SHA-256 of the master; upload_digest: SHA-256 of the file as it was given.
    """

    master: bytes
    thumbnail: bytes
    width: int
    height: int
    digest: str
    upload_digest: str


def normalise(source: ImageSource) -> NormalisedImage:
    """Make the two files that the shop keeps. The same input gives the same bytes.

    Raises ImageRejected, in words for the person who gave the picture.
    """
    data = read_image_file(source)
    image = open_image(data, max_side=settings.IMAGE_MASTER_PX)
    small = image.copy()
    small.thumbnail((settings.IMAGE_THUMBNAIL_PX,) * 2, Image.Resampling.LANCZOS)
    with decoder_errors():
        master = _encode(image, "JPEG", quality=90, optimize=True)
        thumbnail = _encode(small, "WEBP", quality=80, method=2)
    return NormalisedImage(
        master=master,
        thumbnail=thumbnail,
        width=image.width,
        height=image.height,
        digest=hashlib.sha256(master).hexdigest(),
        upload_digest=hashlib.sha256(data).hexdigest(),
    )


def _encode(image: Image.Image, encoding: str, **options: int) -> bytes:
    file = io.BytesIO()
    image.save(file, encoding, **options)
    return file.getvalue()
