"""A model on this machine: its folder, its exact revision and what its files say about it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.encoders.base import EncoderError
from search.encoders.clip.digest import folder_digest
from search.encoders.clip.family import Family, family_of
from search.encoders.clip.hub import cached_folder, download, hub_offers
from search.encoders.clip.weights import weight_files


@dataclass(frozen=True, slots=True)
class Checkpoint:
    model: str
    """A stable name without a path: the hub's, or the folder's last part."""
    folder: Path
    revision: str
    family: Family
    config: dict[str, Any]


def find_checkpoint(model: str, revision: str | None) -> Checkpoint:
    """The model from a local folder, the local cache or the hub, in this order.

    Raises EncoderError with advice.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _local(folder, revision)
    if _looks_like_a_path(model):
        raise EncoderError(f"There is no folder {model}.")
    found = cached_folder(model, revision) or download(model, revision)
    config = read_settings(found / "config.json")
    # The cache names the folder by its commit.
    return Checkpoint(
        model, found, found.name, family_of(str(config.get("model_type", "")), model), config
    )


def checkpoint_available(model: str, timeout_s: float) -> tuple[bool, str]:
    """Whether `find_checkpoint` can work here, and the reason in one line."""
    folder = Path(model).expanduser()
    if folder.is_dir() or _looks_like_a_path(model):
        try:
            _local(folder, None)
        except EncoderError as error:
            return False, str(error)
        return True, f"the folder {folder} holds it"
    if cached_folder(model, None):
        return True, "it is in the local cache"
    return hub_offers(model, timeout_s)


def read_settings(path: Path) -> dict[str, Any]:
    """A JSON object. Raises EncoderError if the file is missing or anything else."""
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(f"{path.parent} holds no model: {path.name}: {error}") from error
    if not isinstance(settings, dict):
        raise EncoderError(f"{path} does not hold a JSON object.")
    return settings


def _local(folder: Path, revision: str | None) -> Checkpoint:
    if not folder.is_dir():
        raise EncoderError(f"There is no folder {folder}.")
    folder = folder.resolve()
    config = read_settings(folder / "config.json")
    family = family_of(str(config.get("model_type", "")), str(folder))
    digest = folder_digest(folder, weight_files(folder, str(folder)))
    if revision not in (None, digest):
        raise EncoderError(
            f"The model in {folder} is {digest}, not {revision}: its files have changed. "
            "Put the old ones back, or set the encoder in use again and embed all images anew."
        )
    return Checkpoint(folder.name, folder, digest, family, config)


def _looks_like_a_path(model: str) -> bool:
    return model.startswith(("/", "./", "../", "~", ".\\")) or model.count("/") > 1
