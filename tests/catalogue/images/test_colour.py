import pytest
from PIL import Image, ImageCms

from catalogue.images import ImageRejected, open_image
from tests.catalogue.images.pictures import RED, encode, is_close, plain

WHITE = (255, 255, 255)


def test_what_is_transparent_becomes_white() -> None:
    image = open_image(encode(plain((*RED, 0)), "PNG"))
    assert image.getpixel((5, 5)) == WHITE


def test_what_is_half_transparent_is_mixed_with_white() -> None:
    image = open_image(encode(plain((0, 0, 0, 128)), "PNG"))
    assert is_close(image.getpixel((5, 5)), (127, 127, 127), 2)


def test_grey_with_transparency_is_put_on_white_too() -> None:
    image = open_image(encode(Image.new("LA", (64, 48), (0, 0)), "PNG"))
    assert image.getpixel((5, 5)) == WHITE


def test_a_palette_with_a_transparent_colour_is_put_on_white() -> None:
    palette = Image.new("P", (64, 48), 1)
    palette.putpalette([0, 0, 0, *RED])
    palette.paste(0, (0, 0, 32, 48))
    for encoding in ("PNG", "GIF"):
        image = open_image(encode(palette, encoding, transparency=0))
        assert image.getpixel((5, 5)) == WHITE
        assert image.getpixel((60, 5)) == RED


def test_one_colour_declared_transparent_in_an_rgb_png_becomes_white() -> None:
    image = open_image(encode(plain(RED), "PNG", transparency=RED))
    assert image.getpixel((5, 5)) == WHITE


@pytest.mark.parametrize("encoding", ["JPEG", "TIFF"])
def test_print_colours_become_screen_colours(encoding: str) -> None:
    image = open_image(encode(Image.new("CMYK", (64, 48), (0, 255, 255, 0)), encoding))
    red, green, blue = image.getpixel((5, 5))  # type: ignore[misc]
    assert image.mode == "RGB"
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


@pytest.mark.parametrize(("value", "seen"), [(0, 0), (32768, 127), (65535, 255), (300, 1)])
def test_sixteen_bit_greys_keep_their_brightness(value: int, seen: int) -> None:
    for encoding in ("PNG", "TIFF"):
        image = open_image(encode(Image.new("I;16", (64, 48), value), encoding))
        assert is_close(image.getpixel((5, 5)), (seen,) * 3, 1)


@pytest.mark.parametrize(
    ("mode", "value", "seen"), [("F", 0.5, 127), ("F", 200.0, 200), ("I", 40, 40)]
)
def test_wide_greys_are_scaled_by_their_range(mode: str, value: float, seen: int) -> None:
    image = open_image(encode(Image.new(mode, (64, 48), value), "TIFF"))
    assert is_close(image.getpixel((5, 5)), (seen,) * 3, 1)


def test_black_and_white_opens() -> None:
    assert open_image(encode(Image.new("1", (64, 48), 1), "PNG")).getpixel((5, 5)) == WHITE


def test_a_colour_mode_that_is_not_read_is_named() -> None:
    with pytest.raises(ImageRejected, match=r"colour mode \(LAB\)"):
        open_image(encode(Image.new("LAB", (64, 48)), "TIFF"))


def test_an_icc_profile_is_applied() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert open_image(encode(plain(), "PNG", icc_profile=srgb)).getpixel((5, 5)) == RED
    # for another kind of picture, or broken: ignored
    assert open_image(encode(plain(), "PNG", icc_profile=lab)).getpixel((5, 5)) == RED
    assert open_image(encode(plain(), "PNG", icc_profile=b"junk")).getpixel((5, 5)) == RED
    swapped = _with_swapped_primaries(srgb)
    red, _, blue = open_image(encode(plain(), "PNG", icc_profile=swapped)).getpixel((5, 5))  # type: ignore[misc]
    assert blue > red


def _with_swapped_primaries(profile: bytes) -> bytes:
    """A profile in which red means blue, so that applying it cannot go unseen."""
    return (
        profile.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    ).replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
