"""What becomes of the picture that a shopper gives."""

import io

import pytest
from PIL import Image

from search.picture_lane import Crop, PictureRefused, read_query_picture
from search.picture_lane.reading import MAX_BYTES
from tests.catalogue.images.pictures import detailed, encode, is_close, left_red_right_blue
from tests.search.picture_lane.pictures import BAD, jpeg, turned


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_every_usual_format_becomes_a_small_jpeg(encoding: str) -> None:
    made = opened(read_query_picture(encode(detailed((1600, 1200)), encoding)))
    assert (made.format, made.size, made.mode) == ("JPEG", (512, 384), "RGB")


def test_a_small_picture_is_not_enlarged() -> None:
    assert opened(read_query_picture(jpeg((200, 100)))).size == (200, 100)


def test_it_is_upright_and_tells_nothing_about_its_maker() -> None:
    read = read_query_picture(turned())
    made = opened(read)
    assert made.size == (60, 80)
    assert is_close(made.getpixel((30, 10)), (220, 20, 20), 40)
    assert is_close(made.getpixel((30, 70)), (20, 20, 220), 40)
    assert not dict(made.getexif())
    assert b"Secret" not in read


def test_the_part_that_is_meant_is_cut_out_of_the_upright_picture() -> None:
    half = read_query_picture(turned(), Crop.parse("0,0.5,1,0.5"))
    made = opened(half)
    assert made.size == (60, 40)
    assert is_close(made.getpixel((30, 20)), (20, 20, 220), 40)


def test_a_part_keeps_its_detail() -> None:
    data = encode(left_red_right_blue((4000, 3000)), "JPEG")
    made = opened(read_query_picture(data, Crop.parse("0.5,0.25,0.5,0.5")))
    assert max(made.size) == 512
    assert is_close(made.getpixel((20, 100)), (30, 60, 200), 40)


@pytest.mark.parametrize("raw", ["", "  ", "0,0,1,1"])
def test_no_part_means_the_whole(raw: str) -> None:
    assert Crop.parse(raw).is_whole


@pytest.mark.parametrize("raw", ["1", "a,b,c,d", "0,0,2,1", "-1,0,1,1", "nan,0,1,1", "1,2,3,4,5"])
def test_a_part_that_cannot_be_is_said(raw: str) -> None:
    with pytest.raises(PictureRefused, match="four numbers from 0 to 1"):
        Crop.parse(raw)


@pytest.mark.parametrize("raw", ["0.5,0.5,0,0", "1,1,1,1", "0.1,0.1,0.01,0.5"])
def test_a_part_of_hardly_anything_is_said(raw: str) -> None:
    with pytest.raises(PictureRefused, match="choose a larger one"):
        read_query_picture(jpeg(), Crop.parse(raw))


@pytest.mark.parametrize(("data", "status"), BAD.values(), ids=BAD.keys())
def test_what_is_no_usable_picture_is_refused_in_a_sentence(data: bytes, status: int) -> None:
    with pytest.raises(PictureRefused) as caught:
        read_query_picture(data)
    assert caught.value.reason == status
    message = str(caught.value)
    assert message[0].isupper()
    assert message.endswith(".")
    assert "Error" not in message


def test_too_many_bytes_are_not_even_looked_at() -> None:
    with pytest.raises(PictureRefused, match="larger than 10 MB") as caught:
        read_query_picture(b"\xff" * (MAX_BYTES + 1))
    assert caught.value.reason == 413
