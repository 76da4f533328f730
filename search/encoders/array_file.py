"""Arrays of float32 kept as files: read with checks, written whole or not at all."""

import os
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_array(path: Path, shape: tuple[int, ...]) -> NDArray[np.float32] | None:
    """The array of the file, or None if it is absent, damaged or not of this shape."""
    try:
        array = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if array.shape != shape or array.dtype != np.float32 or not np.isfinite(array).all():
        return None
    return np.asarray(array, dtype=np.float32)


def write_array(path: Path, array: NDArray[np.float32]) -> None:
    """Write beside the target and rename, so that a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.save(file, array, allow_pickle=False)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
