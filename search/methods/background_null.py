"""What scores look like where nothing fits: the null distribution of unrelated texts."""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_MOST = 20_000
_TAIL = 0.1
_FEWEST_IN_TAIL = 10


def null_scores(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores of products with background texts as one sample of “does not fit”, shape (m,).

    table: (n products, k texts), k at least 2. A shop may well hold what a background text names,
    so each product's best text is left out. A large table is thinned to 20,000 scores.
    """
    rest = np.sort(table, axis=1)[:, :-1].ravel()
    if len(rest) <= _MOST:
        return np.asarray(rest, dtype=np.float32)
    picked = np.random.default_rng(0).choice(rest, _MOST, replace=False)
    return np.asarray(picked, dtype=np.float32)


def p_values(scores: Values, null: Values) -> Values:
    """How likely so high a score is where nothing fits, for scores (n,) and a null sample (m,).

    The null is moved to the scores' median first: some texts score a little higher with
    everything. Up to its 90 % quantile u its own ranks count; beyond it the generalised Pareto
    distribution, p = 0.1 · (1 + ξ(s − u)/σ)^(−1/ξ) (Pickands, 1975), with ξ and σ from
    probability-weighted moments (Hosking and Wallis, 1987).
    """
    moved = np.sort(null) - np.median(null) + np.median(scores)
    size = len(moved)
    tail = min(max(int(_TAIL * size), _FEWEST_IN_TAIL), size - 1)
    start = moved[size - tail - 1]
    shape, scale = _pareto(moved[size - tail :] - start)
    found = 1 - np.searchsorted(moved, scores, side="left") / size
    beyond = scores > start
    grown = np.maximum(1 + shape * (scores[beyond] - start) / scale, 0)
    if abs(shape) < 1e-6:
        survival = np.exp(-(scores[beyond] - start) / scale)
    else:
        with np.errstate(divide="ignore"):
            survival = np.where(grown > 0, grown ** (-1 / shape), 0)
    found[beyond] = tail / size * survival
    return np.asarray(found, dtype=np.float64)


def discoveries(p: Values, rate: float) -> int:
    """How many of the smallest p-values (n,) to believe, so that at most `rate` of them are wrong.

    Benjamini and Hochberg, "Controlling the False Discovery Rate" (1995).
    """
    ordered = np.sort(p)
    passed = np.flatnonzero(ordered <= rate * np.arange(1, len(p) + 1) / len(p))
    return int(passed[-1]) + 1 if len(passed) else 0


def _pareto(excesses: Values) -> tuple[float, float]:
    """Shape ξ and scale σ of what exceeds the start of the tail, shape (k,)."""
    count = len(excesses)
    mean = float(excesses.mean())
    if mean <= 0:
        return 0.0, 1e-9
    ranks = (count - np.arange(1, count + 1)) / max(count - 1, 1)
    second = float((ranks * excesses).mean())
    if mean - 2 * second <= 1e-12:
        return 0.0, mean
    shape = 2 - mean / (mean - 2 * second)
    scale = 2 * mean * second / (mean - 2 * second)
    return (max(shape, -0.5), scale) if scale > 0 else (0.0, mean)
