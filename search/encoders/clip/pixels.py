"""Images as the model's image tower takes them, by the processor that belongs to it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from search.encoders.clip.checkpoint import Checkpoint
from search.encoders.rgb import as_rgb

if TYPE_CHECKING:
    from PIL import Image


class Pixels:
    """The PIL processor of transformers, set as the model's preprocessor_config.json says."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        module, name = checkpoint.family.processor
        processor = getattr(import_module(module), name)
        if (checkpoint.folder / "preprocessor_config.json").is_file():
            self._processor = processor.from_pretrained(checkpoint.folder)
        else:
            self._processor = processor(**_sizes(checkpoint))

    def prepare(self, image: Image.Image) -> NDArray[np.float32]:
        """Shape (3, height, width)."""
        prepared = self._processor(as_rgb(image), return_tensors="np")["pixel_values"][0]
        return np.asarray(prepared, dtype=np.float32)


def _sizes(checkpoint: Checkpoint) -> dict[str, Any]:
    """The family's own values, for the resolution that the vision tower was made for."""
    side = (checkpoint.config.get("vision_config") or {}).get("image_size", 224)
    height, width = side if isinstance(side, list) else (side, side)
    exact = {"height": height, "width": width}
    if checkpoint.family.square:
        return {"size": exact}
    return {"size": {"shortest_edge": max(height, width)}, "crop_size": exact}
