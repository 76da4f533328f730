"""Pictures made for the tests: nothing is downloaded, nothing depends on files."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (30, 60, 200)


def encode(image: Image.Image, encoding: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, encoding, **options)
    return file.getvalue()


def plain(colour: tuple[int, ...] = RED, size: tuple[int, int] = (64, 48)) -> Image.Image:
    mode = {3: "RGB", 4: "RGBA"}[len(colour)]
    return Image.new(mode, size, colour)


def detailed(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """A smooth picture that does not compress to nothing."""
    return Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 60).convert("RGB")


def left_red_right_blue(size: tuple[int, int] = (80, 40)) -> Image.Image:
    image = plain(RED, size)
    image.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    return image


def png_that_claims(width: int, height: int) -> bytes:
    """A few hundred bytes of PNG whose header promises a huge picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def is_close(pixel: object, colour: tuple[int, ...], tolerance: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, colour, strict=True))
