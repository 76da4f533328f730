"""Do probabilities come true? Of what is shown with 0.8, four in five should be right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class Bin:
    """Products shown with a probability from `low` to below `high`; NaN where there is none."""

    low: float
    high: float
    count: int
    mean_probability: float
    share_right: float


def reliability(probabilities: ArrayLike, right: ArrayLike, bins: int = 5) -> list[Bin]:
    """Bins of equal width from 0 to 1; both inputs are shaped (n,), n may be 0.

    Raises ValueError for shapes that differ and for what is no probability.
    """
    p, truth = _checked(probabilities, right)
    places = np.minimum((p * bins).astype(np.intp), bins - 1)
    table = []
    for number in range(bins):
        inside = places == number
        count = int(inside.sum())
        means = (float(p[inside].mean()), float(truth[inside].mean())) if count else (np.nan,) * 2
        table.append(Bin(number / bins, (number + 1) / bins, count, *means))
    return table


def ece(probabilities: ArrayLike, right: ArrayLike, bins: int = 5) -> float:
    """Expected calibration error: |mean probability − share right|, weighed by the bins' counts.

    Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning" (2015). NaN for no products.
    """
    table = [one for one in reliability(probabilities, right, bins) if one.count]
    total = sum(one.count for one in table)
    if not total:
        return float("nan")
    return sum(one.count * abs(one.mean_probability - one.share_right) for one in table) / total


def brier(probabilities: ArrayLike, right: ArrayLike) -> float:
    """The mean squared difference of probability and truth (Brier, 1950); NaN for no products."""
    p, truth = _checked(probabilities, right)
    return float(((p - truth) ** 2).mean()) if len(p) else float("nan")


def _checked(
    probabilities: ArrayLike, right: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    p = np.asarray(probabilities, dtype=np.float64).ravel()
    truth = np.asarray(right, dtype=np.float64).ravel()
    if p.shape != truth.shape:
        raise ValueError(f"{len(p)} probabilities need {len(p)} answers, not {len(truth)}")
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("a probability lies between 0 and 1")
    return p, truth
