"""Any PIL image as RGB on white."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


def as_rgb(image: Image.Image) -> Image.Image:
    """The image in mode RGB; what is transparent becomes white, as on a product page."""
    if image.mode == "RGB":
        return image
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        from PIL import Image

        layer = image.convert("RGBA")
        page = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(page, layer).convert("RGB")
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _stretched(image)
    return image.convert("RGB")


def _stretched(image: Image.Image) -> Image.Image:
    """Grey values of more than 8 bits, scaled to 8 by their own range (PIL would clip them)."""
    import numpy as np
    from PIL import Image

    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    low, high = float(values.min()), float(values.max())
    if high > 255 or low < 0:
        values = (values - low) / max(high - low, 1e-9) * 255
    return Image.fromarray(values.astype(np.uint8)).convert("RGB")
