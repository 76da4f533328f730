import io
from pathlib import Path

import pytest
from PIL import Image

from catalogue.images import FORMATS, ImageRejected, open_image
from tests.catalogue.images.pictures import (
    BLUE,
    GREEN,
    RED,
    detailed,
    encode,
    is_close,
    left_red_right_blue,
    plain,
    png_that_claims,
)  # fmt: skip


@pytest.mark.parametrize("encoding", FORMATS)
def test_every_allowed_format_opens_as_plain_rgb(encoding: str) -> None:
    image = open_image(encode(plain(), encoding))
    assert image.mode == "RGB"
    assert image.size == (64, 48)
    assert is_close(image.getpixel((30, 20)), RED)


def test_bytes_a_path_and_an_open_file_are_the_same_to_it(tmp_path: Path) -> None:
    data = encode(left_red_right_blue(), "PNG")
    (tmp_path / "a.png").write_bytes(data)
    half_read = io.BytesIO(data)
    half_read.read(10)
    images = [open_image(data), open_image(tmp_path / "a.png"), open_image(half_read)]
    assert len({image.tobytes() for image in images}) == 1


def test_a_wrong_extension_does_not_matter_when_the_content_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode(plain(), "PNG"))
    assert open_image(path).size == (64, 48)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_its_camera_was_held(orientation: int) -> None:
    upright = left_red_right_blue()
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that a viewer reverses
    taken = upright
    if orientation in undo:
        taken = upright.transpose(Image.Transpose(undo[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = open_image(encode(taken, "JPEG", exif=exif, quality=95))
    assert image.size == upright.size
    assert is_close(image.getpixel((10, 20)), RED, 25)
    assert is_close(image.getpixel((70, 20)), BLUE, 25)


def test_a_turned_photo_is_turned_when_shrunk_too() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = open_image(encode(detailed((1600, 800)), "JPEG", exif=exif), max_side=200)
    assert image.size == (100, 200)


def test_no_metadata_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home, Main Street 1"
    image = open_image(encode(plain(), "JPEG", exif=exif, comment=b"secret"))
    assert image.info == {}
    assert b"Main Street" not in encode(image, "JPEG")
    assert not image.getexif()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_damaged_metadata_does_not_cost_the_picture() -> None:
    data = encode(plain(), "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\xff\xff broken")
    assert open_image(data).size == (64, 48)


@pytest.mark.parametrize("encoding", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_counts(encoding: str) -> None:
    frames = [plain(RED), plain(GREEN), plain(BLUE)]
    data = encode(frames[0], encoding, save_all=True, append_images=frames[1:], duration=50)
    assert is_close(open_image(data).getpixel((5, 5)), RED)


@pytest.mark.parametrize(
    ("max_side", "size"), [(200, (200, 150)), (400, (400, 300)), (4000, (400, 300))]
)
@pytest.mark.parametrize("encoding", ["JPEG", "PNG"])
def test_a_picture_is_shrunk_and_never_enlarged(
    encoding: str, max_side: int, size: tuple[int, int]
) -> None:
    assert open_image(encode(detailed(), encoding), max_side=max_side).size == size


def test_a_huge_picture_is_refused_by_its_header() -> None:
    with pytest.raises(ImageRejected, match=r"144 megapixels, the limit is 40: save it smaller"):
        open_image(png_that_claims(12_000, 12_000))
    with pytest.raises(ImageRejected, match=r"3600 megapixels"):
        open_image(png_that_claims(60_000, 60_000))
    with pytest.raises(ImageRejected, match=r"49 megapixels"):
        open_image(png_that_claims(7_000, 7_000))


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (400, 15)])
def test_a_picture_too_small_to_show_anything_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ImageRejected, match="the least is 16 on each side"):
        open_image(encode(plain(RED, size), "PNG"))


def test_a_long_strip_is_refused() -> None:
    with pytest.raises(ImageRejected, match="strip of 20 × 2000 pixels"):
        open_image(encode(plain(RED, (20, 2000)), "PNG"))


@pytest.mark.parametrize("encoding", FORMATS)
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_picture_is_refused_whole(encoding: str, kept: float) -> None:
    data = encode(detailed(), encoding)
    with pytest.raises(ImageRejected, match="again"):
        open_image(data[: int(len(data) * kept)])


def test_a_png_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(encode(detailed(), "PNG", compress_level=0))
    data[len(data) // 2] ^= 0xFF  # stored blocks: it would decode, with one wrong pixel
    with pytest.raises(ImageRejected, match="wrong checksum"):
        open_image(bytes(data))
