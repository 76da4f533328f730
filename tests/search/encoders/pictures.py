"""Images for tests, made of numbers."""

import numpy as np
from PIL import Image


def noise(seed: int, width: int = 90, height: int = 70) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def odd_images() -> dict[str, Image.Image]:
    """Sizes and modes that a shop's files come in."""
    plain = noise(1)
    transparent = plain.convert("RGBA")
    transparent.putalpha(128)
    return {
        "1x1": Image.new("RGB", (1, 1), "red"),
        "strip": noise(2, 300, 3),
        "tower": noise(2, 3, 300),
        "L": plain.convert("L"),
        "1": plain.convert("1"),
        "LA": plain.convert("LA"),
        "RGBA": transparent,
        "P": plain.convert("P"),
        "CMYK": plain.convert("CMYK"),
        "YCbCr": plain.convert("YCbCr"),
        "I;16": Image.fromarray(np.full((20, 30), 40_000, dtype=np.uint16)),
        "F": Image.fromarray(np.linspace(0, 1, 600, dtype=np.float32).reshape(20, 30)),
    }
