"""Pictures for benchmarks: as costly to decode as photos, and all different."""

import io

import numpy as np
from PIL import Image


def photo(number: int, width: int, height: int) -> bytes:
    """A JPEG of soft shapes under some grain, always the same for the same number."""
    random = np.random.default_rng(number)
    coarse = random.integers(0, 255, (9, 12, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = random.integers(-12, 12, (height, width, 1), dtype=np.int16)
    pixels = np.clip(np.asarray(image, dtype=np.int16) + grain, 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
