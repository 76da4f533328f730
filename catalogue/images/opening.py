import io
import warnings
import zlib

from django.conf import settings
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from catalogue.images.colour import to_rgb, to_shrinkable
from catalogue.images.memory import check_memory
from catalogue.images.reading import ImageSource, read_image_file
from catalogue.images.rejection import (
    DAMAGED,
    ImageRejected,
    TooLarge,
    UnknownFormat,
    decoder_errors,
    too_many_pixels,
)
from catalogue.images.sniffing import say_what_it_is

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")

# Named so that Pillow has them registered and never searches all its formats, from several
# threads at once, for one that we do not allow.
_PLUGINS = (
    AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin,
    TiffImagePlugin, WebPImagePlugin,
)  # fmt: skip

# Icons, tracking pixels and rules: nothing in them that an encoder of 224 pixels could see.
MIN_SIDE = 16
MAX_PROPORTION = 32

# Odd metadata is nothing to print about. Between one and two times its own limit of pixels Pillow
# only warns; here that refuses the picture.
warnings.filterwarnings("ignore", module=r"PIL\.")
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
Image.MAX_IMAGE_PIXELS = max(Image.MAX_IMAGE_PIXELS or 0, settings.IMAGE_MAX_PIXELS)

_TURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112


def open_image(
    source: ImageSource,
    max_side: int | None = None,
    *,
    max_pixels: int | None = None,
    max_memory: int | None = None,
) -> Image.Image:
    """The first frame of `source` as it is meant to be seen: upright, RGB, without metadata.

    max_side: shrink so that the longest side has at most this many pixels; a large JPEG is then
    decoded small in the first place, five times quicker. Nothing is ever enlarged.
    max_pixels: in place of `IMAGE_MAX_PIXELS`; max_memory: bytes that decoding may take, by an
    estimate from the header.
    Raises ImageRejected, in words for the person who gave the picture.
    """
    data = read_image_file(source)
    with decoder_errors(max_pixels), _open(data) as file:
        _check_size(*file.size, max_pixels or settings.IMAGE_MAX_PIXELS)
        if max_memory is not None:
            check_memory(file, max_memory)
        _check_sums(data)
        if max_side is not None:
            file.draft(None, _fit(file.size, max_side))
        file.load()
        orientation = _read_orientation(file)
        image = to_shrinkable(file)
        if max_side is not None and max(image.size) > max_side:
            size = _fit(image.size, max_side)
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        image = to_rgb(image, file.info.get("icc_profile"))
        if orientation in _TURN:
            image = image.transpose(_TURN[orientation])
        return _without_metadata(image)


def _open(data: bytes) -> ImageFile.ImageFile:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        reason = say_what_it_is(data)
        kind = ImageRejected if reason == DAMAGED else UnknownFormat
        raise kind(reason) from error


def _check_size(width: int, height: int, max_pixels: int) -> None:
    if width * height > max_pixels:
        raise TooLarge(too_many_pixels(width * height, max_pixels))
    short, long = sorted((width, height))
    if short < MIN_SIDE:
        raise ImageRejected(
            f"It is only {width} × {height} pixels; the least is {MIN_SIDE} on each side."
        )
    if long > short * MAX_PROPORTION:
        raise ImageRejected(
            f"It is a strip of {width} × {height} pixels; the long side may be at most "
            f"{MAX_PROPORTION} times the short one."
        )


def _check_sums(data: bytes) -> None:
    """Refuse a PNG with a wrong checksum: Pillow skips them and shows what it can make of it."""
    if not data.startswith(b"\x89PNG"):
        return
    at = 8
    view = memoryview(data)
    while at + 12 <= len(data):
        length = int.from_bytes(view[at : at + 4])
        end = at + 8 + length
        if zlib.crc32(view[at + 4 : end]) != int.from_bytes(view[end : end + 4]):
            raise ImageRejected("The file is damaged (wrong checksum): export the picture again.")
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end + 4


def _fit(size: tuple[int, int], max_side: int) -> tuple[int, int]:
    shrink = min(1.0, max_side / max(size))
    width, height = (max(1, round(side * shrink)) for side in size)
    return width, height


def _read_orientation(file: ImageFile.ImageFile) -> int:
    try:
        # asked after loading: a TIFF turns itself while it is loaded
        return int(file.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  damaged metadata is no reason to refuse a whole picture
        return 1


def _without_metadata(image: Image.Image) -> Image.Image:
    if type(image) is not Image.Image:  # still the file, when nothing had to be changed
        image = image.copy()
    image.info.clear()
    return image
