import numpy as np
from PIL import Image

from search.encoders.rgb import as_rgb


def test_an_rgb_image_is_left_as_it_is() -> None:
    image = Image.new("RGB", (2, 2))
    assert as_rgb(image) is image


def test_what_is_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (2, 2), (255, 0, 0, 0))
    half = Image.new("LA", (2, 2), (0, 128))
    palette = Image.new("P", (2, 2), 0)
    palette.info["transparency"] = 0
    assert as_rgb(clear).getpixel((0, 0)) == (255, 255, 255)
    assert as_rgb(palette).getpixel((0, 0)) == (255, 255, 255)
    assert as_rgb(half).getpixel((0, 0)) == (127, 127, 127)


def test_greys_of_16_bits_are_scaled_and_not_cut_off() -> None:
    deep = Image.fromarray(np.array([[0, 30_000, 60_000]], dtype=np.uint16))
    assert [as_rgb(deep).getpixel((x, 0)) for x in range(3)] == [(0,) * 3, (127,) * 3, (255,) * 3]
