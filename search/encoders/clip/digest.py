"""A digest of a local model folder that is cheap to compute and changes when the model does."""

import hashlib
from pathlib import Path

_SAMPLES = 64
_SAMPLE_BYTES = 64 << 10
_SMALL_BYTES = 32 << 20
_SETTINGS = ("config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json")


def folder_digest(folder: Path, weights: list[Path]) -> str:
    """16 hexadecimal digits over the settings and the weights.

    Small files are read whole. Of a large weight file the size, the head (names and shapes of all
    weights) and samples spread over its length are read: another training of the same
    architecture differs everywhere, and hashing gigabytes would delay every start.
    """
    digest = hashlib.sha256()
    for path in (folder / name for name in _SETTINGS):
        if path.is_file():
            digest.update(f"{path.name}\0".encode() + path.read_bytes())
    for path in sorted(weights):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        _update_with_samples(digest, path)
    return digest.hexdigest()[:16]


def _update_with_samples(digest: "hashlib._Hash", path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _SMALL_BYTES:
            digest.update(file.read())
            return
        digest.update(file.read(8 << 20))
        for sample in range(1, _SAMPLES + 1):
            file.seek((size - _SAMPLE_BYTES) * sample // _SAMPLES)
            digest.update(file.read(_SAMPLE_BYTES))
