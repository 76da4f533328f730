"""How sure a difference is that was measured on a handful of categories."""

import numpy as np

from search.evaluation.ablation.rows import Precisions

ROUNDS = 1000


def paired_interval(
    new: Precisions, old: Precisions, seed: int, rounds: int = ROUNDS
) -> tuple[float, float]:
    """The 95 % interval of the mean difference, by drawing categories again with replacement.

    The percentile bootstrap of Efron and Tibshirani, "An Introduction to the Bootstrap" (1993),
    chapter 13; both rankings are judged on the same drawn categories. NaN without any category.
    """
    differences = new - old
    known = differences[~np.isnan(differences)]
    if not known.size:
        return float("nan"), float("nan")
    drawn = np.random.default_rng(seed).integers(0, known.size, (rounds, known.size))
    low, high = np.percentile(known[drawn].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)
