"""Arithmetic of vectors: float32, unit length, always shaped (n, dimensions) or (dimensions,)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]

_SMALLEST_NORM = 1e-12


def unit(vectors: ArrayLike) -> Vectors:
    """The same directions with length 1, along the last axis; float32.

    Raises ValueError where a vector is not finite or has no direction (length 0): a zero vector
    would silently be missing from a cosine index.
    """
    array = np.asarray(vectors, dtype=np.float64)
    require_finite(array)
    norms = np.linalg.norm(array, axis=-1, keepdims=True)
    if array.size and float(norms.min()) < _SMALLEST_NORM:
        raise ValueError("a vector of length 0 has no direction")
    return np.asarray(array / np.maximum(norms, _SMALLEST_NORM), dtype=np.float32)


def mean_unit(vectors: ArrayLike, weights: Sequence[float] | None = None) -> Vector:
    """The direction of the weighted mean of vectors of shape (n, d); shape (d,).

    Each vector counts by its direction only. Raises ValueError for no vectors, for weights that
    do not fit and for vectors that cancel out.
    """
    array = unit(vectors)
    if array.ndim != 2 or not len(array):
        raise ValueError("a mean needs at least one vector, shaped (n, dimensions)")
    shares = np.ones(len(array)) if weights is None else np.asarray(weights, dtype=np.float64)
    if shares.shape != (len(array),):
        raise ValueError(f"{len(array)} vectors need {len(array)} weights, not {shares.size}")
    return unit(shares @ array.astype(np.float64))


def as_text(vector: Vector) -> str:
    """The text form that pgvector takes; seven digits are all that float32 holds."""
    return "[" + ",".join(f"{number:.7g}" for number in vector.tolist()) + "]"


def in_half_precision(vectors: Vectors) -> Vectors:
    """As vector stores keep and compare them; float32 again, the same shape."""
    return np.asarray(vectors, dtype=np.float16).astype(np.float32)


def require_finite(vectors: ArrayLike) -> None:
    """Raise ValueError if any number is NaN or infinite."""
    if not np.isfinite(np.asarray(vectors)).all():
        raise ValueError("a vector holds numbers that are not finite")


def require_unit(vectors: ArrayLike, tolerance: float = 1e-3) -> None:
    """Raise ValueError unless every vector is finite and of length 1 within the tolerance."""
    require_finite(vectors)
    norms = np.linalg.norm(np.asarray(vectors, dtype=np.float64), axis=-1)
    if norms.size and float(np.abs(norms - 1).max()) > tolerance:
        raise ValueError(
            f"vectors must have length 1; found {norms.min():.4f} to {norms.max():.4f}"
        )
