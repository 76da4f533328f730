import io
import os
import random
from pathlib import Path

import pytest
from pytest_django import Settings

from catalogue.images import FORMATS, ImageRejected, open_image
from tests.catalogue.images.pictures import detailed, encode, plain


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
            "SVG drawing: export",
        ),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b"8BPS\x00\x01" + bytes(40), "Photoshop"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC photo: export"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "video"),
        (b"version https://git-lfs.github.com/spec/v1\n", "git lfs pull"),
        (b"sku,title\n1,2\n", "not a picture in a format that is read here"),
        (b"\xff\xd8\xff\xe0 and then nothing good", "cut short"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)
def test_the_reason_says_what_the_file_is(data: bytes, reason: str) -> None:
    with pytest.raises(ImageRejected, match=reason):
        open_image(data)


def test_a_file_over_the_limit_is_not_even_read(settings: Settings, tmp_path: Path) -> None:
    settings.IMAGE_MAX_BYTES = 2 * 1024 * 1024
    big = tmp_path / "big.bmp"
    big.write_bytes(encode(plain((1, 2, 3), (1000, 1000)), "BMP"))
    for source in (big, big.read_bytes(), io.BytesIO(big.read_bytes())):
        with pytest.raises(ImageRejected, match="larger than 2 MB"):
            open_image(source)


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    with pytest.raises(ImageRejected, match="not an ordinary file"):
        open_image(pipe)
    with pytest.raises(ImageRejected, match="folder"):
        open_image(tmp_path)
    with pytest.raises(ImageRejected, match="no such file"):
        open_image(tmp_path / "gone.jpg")
    with pytest.raises(ImageRejected, match="cannot be read"):
        open_image(tmp_path / ("x" * 400))


@pytest.mark.parametrize("encoding", FORMATS)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_random_damage_gives_a_picture_or_a_reason_and_nothing_else(encoding: str) -> None:
    whole = encode(detailed((96, 72)), encoding)
    dice = random.Random(encoding)
    outcomes = set()
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            outcomes.add(open_image(bytes(data), max_side=64).mode)
        except ImageRejected:
            outcomes.add("refused")
    assert outcomes <= {"RGB", "refused"}
    assert "refused" in outcomes
