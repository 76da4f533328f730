"""The two halves of a dual encoder, each loaded without the other's weights."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from search.encoders.allocator import keep_large_blocks
from search.encoders.base import EncoderError, Vectors
from search.encoders.clip.checkpoint import Checkpoint
from search.encoders.torch_runtime import apply_threads, quiet_transformers
from search.vectors import unit

_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


class _Tower:
    """A model on its device, in its precision, for inference only."""

    def __init__(self, checkpoint: Checkpoint, class_name: str, precision: str) -> None:
        apply_threads()
        quiet_transformers()
        self._dtype = _DTYPES[precision]
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        model_class = getattr(import_module(checkpoint.family.module), class_name)
        # The weights are converted here, once: autocast would convert them at every call.
        model, report = model_class.from_pretrained(
            checkpoint.folder,
            use_safetensors=True,
            local_files_only=True,
            dtype=self._dtype,
            output_loading_info=True,
        )
        if report["missing_keys"]:
            missing = ", ".join(sorted(report["missing_keys"])[:3])
            raise EncoderError(f"{checkpoint.folder} lacks weights of {class_name}: {missing}.")
        self._model = model.eval().requires_grad_(False).to(self._device)

    def _vectors(self, output: str, **inputs: torch.Tensor) -> Vectors:
        with torch.inference_mode():
            placed = {name: value.to(self._device) for name, value in inputs.items()}
            result: Any = getattr(self._model(**placed), output)
            # Lengths are taken in float32, whatever the model computes in.
            return unit(result.to(torch.float32).cpu().numpy())


class TextTower(_Tower):
    def __init__(self, checkpoint: Checkpoint, precision: str) -> None:
        super().__init__(checkpoint, checkpoint.family.text_class, precision)
        self._output = checkpoint.family.output.format("text")

    def encode(self, tokens: NDArray[np.int64], mask: NDArray[np.int64] | None) -> Vectors:
        """Vectors of token ids of shape (n, length)."""
        inputs = {"input_ids": torch.from_numpy(tokens)}
        if mask is not None:
            inputs["attention_mask"] = torch.from_numpy(mask)
        return self._vectors(self._output, **inputs)


class ImageTower(_Tower):
    def __init__(self, checkpoint: Checkpoint, precision: str) -> None:
        keep_large_blocks()
        super().__init__(checkpoint, checkpoint.family.image_class, precision)
        self._output = checkpoint.family.output.format("image")

    def encode(self, prepared: Sequence[NDArray[np.float32]]) -> Vectors:
        """Vectors of prepared images, each of shape (3, height, width)."""
        pixels = torch.from_numpy(np.stack(prepared)).to(self._dtype)
        return self._vectors(self._output, pixel_values=pixels)
