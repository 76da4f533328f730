"""Arrays of float32 kept as files: read with checks, written whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray


def read_array(path: Path, shape: tuple[int, ...]) -> NDArray[np.float32] | None:
    """The array of the file, or None if it is absent, damaged or not floats of this shape."""
    try:
        array = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if array.shape != shape or array.dtype.kind != "f" or not np.isfinite(array).all():
        return None
    return np.asarray(array, dtype=np.float32)


def write_array(path: Path, array: NDArray[np.floating]) -> None:
    """Write beside the target and rename, so that a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{uuid4().hex}")
    try:
        with beside.open("xb") as file:
            np.save(file, array, allow_pickle=False)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
