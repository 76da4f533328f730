"""The weight files of a model, looked into without torch: shapes, and single numbers."""

import json
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from search.encoders.base import EncoderError

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pickle", "*.pkl")


def weight_files(folder: Path, model: str) -> list[Path]:
    """The safetensors files of the model, all present. Raises EncoderError with advice."""
    if (folder / SINGLE).is_file():
        return [folder / SINGLE]
    if (folder / INDEX).is_file():
        shards = sorted(set(_shard_of_each_weight(folder).values()))
        missing = [shard for shard in shards if not (folder / shard).is_file()]
        if missing:
            raise EncoderError(f"{model} is incomplete: {', '.join(missing)} missing.")
        return [folder / shard for shard in shards]
    raise no_safetensors(model, any(any(folder.glob(pattern)) for pattern in _PICKLES))


def no_safetensors(model: str, has_pickles: bool) -> EncoderError:
    """The refusal of a model that only comes in a format which can run code when opened."""
    reason = "only as pickle files, which can run code when opened" if has_pickles else "not at all"
    return EncoderError(
        f"{model} offers its weights as safetensors {reason}. Use a model that has them, for "
        "example clip (laion/CLIP-ViT-B-32-laion2B-s34B-b79K) or "
        "clip:google/siglip2-base-patch32-256, or convert it: load it on a machine where you "
        "trust it and call save_pretrained(folder)."
    )


def shape_of(folder: Path, weight: str) -> tuple[int, ...]:
    """Raises EncoderError if there is no such weight."""
    with _open(folder, weight) as file:
        return tuple(file.get_slice(weight).get_shape())


def number_of(folder: Path, weight: str) -> float:
    """The value of a weight that is one number, of any float type."""
    with _open(folder, weight) as file:
        try:
            return float(np.asarray(file.get_tensor(weight)).reshape(-1)[0])
        except (TypeError, SafetensorError):  # NumPy knows no bfloat16
            import torch

            with safe_open(_file_of(folder, weight), framework="pt") as again:
                value: torch.Tensor = again.get_tensor(weight)
            return float(value.reshape(-1)[0])


def _open(folder: Path, weight: str) -> safe_open:
    path = _file_of(folder, weight)
    try:
        file = safe_open(path, framework="numpy")
        known = weight in file.keys()  # type: ignore[no-untyped-call]  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise EncoderError(f"{path.name} of {folder} cannot be read: {error}") from error
    if not known:
        raise EncoderError(f"{folder} holds no dual encoder: the weight {weight} is missing.")
    return file


def _file_of(folder: Path, weight: str) -> Path:
    if (folder / SINGLE).is_file():
        return folder / SINGLE
    shard = _shard_of_each_weight(folder).get(weight)
    if shard is None:
        raise EncoderError(f"{folder} holds no dual encoder: the weight {weight} is missing.")
    return folder / shard


def _shard_of_each_weight(folder: Path) -> dict[str, str]:
    try:
        weight_map = json.loads((folder / INDEX).read_text(encoding="utf-8"))["weight_map"]
        # Only file names: an index must not point outside of its folder.
        return {str(weight): Path(str(shard)).name for weight, shard in weight_map.items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise EncoderError(f"{INDEX} of {folder} cannot be read: {error}") from error
