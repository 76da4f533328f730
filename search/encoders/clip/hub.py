"""Models of the Hugging Face hub: the local cache first, the network only where it must be."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from search.encoders.base import EncoderError
from search.encoders.clip.weights import INDEX, SINGLE, no_safetensors, weight_files

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

WANTED = (
    "config.json",
    "preprocessor_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "vocab.json",
    "merges.txt",
    SINGLE,
    INDEX,
    "model-*-of-*.safetensors",
)
_ANSWER_S = 15.0


def cached_folder(model: str, revision: str | None) -> Path | None:
    """The folder of the local cache that holds the whole model, or None. Never uses the network."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(model, revision=revision, local_files_only=True))
        weight_files(folder, model)
    except (LocalEntryNotFoundError, HFValidationError, EncoderError, OSError):
        return None
    return folder if (folder / "config.json").is_file() else None


def download(model: str, revision: str | None) -> Path:
    """Fetch one exact commit of the model and give its folder in the local cache.

    Raises EncoderError with advice if the hub has no such model, offers no safetensors or does
    not answer.
    """
    from huggingface_hub import snapshot_download

    try:
        info = _ask(model, revision, _ANSWER_S)
    except _NoAnswerError as error:
        raise EncoderError(
            f"{model} is not in the local cache, and {error}. Put the model into a folder and "
            "use clip:/path/to/folder, or use the encoder anchors, which needs no hub."
        ) from error
    names = _file_names(info)
    if not _has_safetensors(names):
        raise no_safetensors(model, any(name.endswith((".bin", ".pt", ".pth")) for name in names))
    try:
        return Path(
            snapshot_download(model, revision=info.sha or revision, allow_patterns=list(WANTED))
        )
    except Exception as error:  # the client lets its HTTP library's errors through
        raise EncoderError(f"{model} could not be fetched: {_first_line(error)}") from error


def hub_offers(model: str, timeout_s: float) -> tuple[bool, str]:
    """Whether the hub answers in time and has the model as safetensors, and the reason in words.

    The question is asked in a thread of its own, because a name server that is silent is outside
    of any HTTP client's time limit.
    """
    answer: list[tuple[bool, str]] = []

    def ask() -> None:
        try:
            offered = _has_safetensors(_file_names(_ask(model, None, timeout_s)))
        except (_NoAnswerError, EncoderError) as error:
            answer.append((False, str(error)))
        else:
            answer.append((offered, "the hub offers it" if offered else "it has no safetensors"))

    thread = threading.Thread(target=ask, name="hub-question", daemon=True)
    thread.start()
    thread.join(timeout_s)
    return answer[0] if answer else (False, f"the hub did not answer within {timeout_s:g} s")


class _NoAnswerError(Exception):
    """The hub could not be asked; says why in a few words."""


def _ask(model: str, revision: str | None, timeout_s: float) -> "ModelInfo":
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        return HfApi().model_info(model, revision=revision, timeout=timeout_s)
    except (HFValidationError, RepositoryNotFoundError) as error:
        raise EncoderError(
            f"There is no model {model!r}: neither a folder on this machine nor a public model of "
            "the hub (owner/name)."
        ) from error
    except RevisionNotFoundError as error:
        raise EncoderError(f"{model} has no revision {revision!r} on the hub.") from error
    except Exception as error:  # the client lets its HTTP library's errors through
        raise _NoAnswerError(f"the hub cannot be reached ({_first_line(error)})") from error


def _has_safetensors(names: set[str]) -> bool:
    return SINGLE in names or INDEX in names


def _file_names(info: "ModelInfo") -> set[str]:
    return {sibling.rfilename for sibling in info.siblings or []}


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
