"""Pictures whose decoding would take too much memory are known by their headers."""

import io

import pytest
from PIL import Image

from catalogue.images import TooLarge, open_image
from tests.catalogue.images.pictures import detailed, encode

PIXELS = 400 * 300


def refused(data: bytes, most: int) -> bool:
    try:
        open_image(data, 64, max_memory=most)
    except TooLarge:
        return True
    return False


def in_several_scans(data: bytes) -> bytes:
    """A JPEG whose first scan holds one channel only, so that all are kept until the last."""
    at = data.index(b"\xff\xda")
    assert data[at + 2 : at + 5] == b"\x00\x0c\x03"
    return data[:at] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + data[at + 14 :]


def test_a_plain_jpeg_is_read_line_by_line() -> None:
    assert not refused(encode(detailed(), "JPEG"), 1)
    assert not refused(encode(detailed().convert("L"), "JPEG"), 1)
    assert not refused(encode(detailed().convert("CMYK"), "JPEG"), 1)


@pytest.mark.parametrize(("subsampling", "bytes_a_pixel"), [(0, 6), (2, 3)])
def test_a_progressive_jpeg_is_kept_whole(subsampling: int, bytes_a_pixel: int) -> None:
    data = encode(detailed(), "JPEG", progressive=True, subsampling=subsampling)
    assert refused(data, bytes_a_pixel * PIXELS - 1)
    assert not refused(data, bytes_a_pixel * PIXELS)


def test_a_jpeg_in_several_scans_is_kept_whole_too() -> None:
    assert refused(in_several_scans(encode(detailed(), "JPEG", subsampling=0)), 6 * PIXELS - 1)


@pytest.mark.parametrize("encoding", ["PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_other_formats_are_decoded_at_full_size(encoding: str) -> None:
    data = encode(detailed(), encoding)
    assert refused(data, 4 * PIXELS)
    assert not refused(data, 20 * PIXELS)
    assert Image.open(io.BytesIO(data)).size == (400, 300)


def test_the_refusal_says_how_large_it_may_be() -> None:
    data = encode(Image.new("RGB", (3000, 2000)), "PNG")
    with pytest.raises(TooLarge, match=r"6 megapixels, and a PNG picture .* may have 1: save it"):
        open_image(data, max_memory=20_000_000)
