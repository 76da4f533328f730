"""Vectors of images kept as files, so that a second evaluation encodes nothing again."""

import hashlib
from pathlib import Path

from search.encoders.array_file import read_array, write_array
from search.encoders.base import Encoder
from search.vectors import Vector


class VectorCache:
    """One file for each encoder id and image content; safe for several processes at once."""

    def __init__(self, folder: Path, encoder: Encoder, opened_as: str) -> None:
        """`opened_as` names how images are opened: other pixels have other vectors."""
        space = hashlib.sha256(f"{encoder.id}\n{opened_as}".encode()).hexdigest()[:16]
        self._folder = folder / space
        self._dimensions = encoder.dimensions

    def get(self, content: bytes) -> Vector | None:
        return read_array(self._file(content), shape=(self._dimensions,))

    def put(self, content: bytes, vector: Vector) -> None:
        write_array(self._file(content), vector)

    def _file(self, content: bytes) -> Path:
        digest = hashlib.sha256(content).hexdigest()
        return self._folder / digest[:2] / f"{digest}.npy"
