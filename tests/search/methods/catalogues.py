"""Scores of made-up catalogues, in which what belongs is known."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Flags = NDArray[np.bool_]


def catalogue(members: int, others: int, apart: float = 5.0, seed: int = 0) -> tuple[Scores, Flags]:
    """Scores (n,) in an order of no meaning, and which products belong: `apart` deviations up."""
    rng = np.random.default_rng(seed)
    scores = np.concatenate([rng.normal(apart, 1, members), rng.normal(0, 1, others)])
    belongs = np.arange(members + others) < members
    mixed = rng.permutation(len(scores))
    return np.asarray(0.2 + 0.02 * scores[mixed], dtype=np.float32), belongs[mixed]


def nothing(count: int = 2000, seed: int = 1) -> Scores:
    """Scores of unrelated texts in the same catalogue."""
    rng = np.random.default_rng(seed)
    return np.asarray(0.2 + 0.02 * rng.normal(0, 1, count), dtype=np.float32)
