"""Two groups of scores: what does not belong, and a smaller group above it that does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_ROUNDS = 200
_BINS = 512  # beyond this many scores they are binned: a histogram says the same, and quicker
_BETTER = 10.0  # of BIC, a difference that counts as very strong
_APART = 1.5
_SHARES = (0.005, 0.6)


@dataclass(frozen=True, slots=True)
class Mixture:
    """The means of both groups, their common deviation, and the upper group's share, 0 to 1."""

    low: float
    high: float
    deviation: float
    share: float
    gain: float
    """How much lower its BIC is than that of one normal distribution."""

    @property
    def apart(self) -> float:
        """d′: the distance of the means in deviations."""
        return (self.high - self.low) / self.deviation

    @property
    def clear(self) -> bool:
        """Whether there are two groups, rather than one that was cut in two."""
        enough = _SHARES[0] <= self.share <= _SHARES[1]
        return enough and self.gain > _BETTER and self.apart >= _APART

    @property
    def boundary(self) -> float:
        """Where a score belongs to either group with the same probability."""
        odds = np.log((1 - self.share) / self.share)
        return float((self.low + self.high) / 2 + self.deviation * odds / self.apart)


def fit_mixture(values: Values) -> Mixture | None:
    """Expectation maximisation from Otsu's cut; None where values do not differ.

    values: shape (n,), finite. Both groups share one variance, so that there is one boundary and
    a handful of members is enough for a group. Compared by the Bayesian information criterion
    (Schwarz, "Estimating the Dimension of a Model", 1978).
    """
    points, counts = _binned(values)
    total, variance = float(counts.sum()), _variance(points, counts)
    if len(points) < 2 or variance <= 0:
        return None
    upper = (points > _otsu(points, counts)).astype(np.float64)
    belief, floor, likelihood = upper, 1e-4 * variance, -np.inf
    for _ in range(_ROUNDS):
        share = float(np.clip(belief @ counts / total, 1e-6, 1 - 1e-6))
        high = _mean(points, counts * belief)
        low = _mean(points, counts * (1 - belief))
        spread = belief * (points - high) ** 2 + (1 - belief) * (points - low) ** 2
        common = float(spread @ counts / total) + floor
        above = np.log(share) - (points - high) ** 2 / (2 * common)
        below = np.log(1 - share) - (points - low) ** 2 / (2 * common)
        both = np.logaddexp(above, below)
        before, likelihood = likelihood, float(both @ counts) - total / 2 * _normal(common)
        belief = np.exp(above - both)
        if likelihood - before < 1e-6 * total:
            break
    if high <= low:
        return None
    one = 2 * np.log(total) + total * (_normal(variance) + 1)
    two = 4 * np.log(total) - 2 * likelihood
    return Mixture(low, high, common**0.5, share, float(one - two))


def _binned(values: Values) -> tuple[Values, Values]:
    if len(values) <= _BINS:
        return values, np.ones(len(values))
    counts, edges = np.histogram(values, bins=_BINS)
    used = counts > 0
    return ((edges[:-1] + edges[1:]) / 2)[used], counts[used].astype(np.float64)


def _otsu(points: Values, counts: Values) -> float:
    """The cut with the greatest variance between both sides (Otsu, 1979)."""
    order = np.argsort(points)
    points, counts = points[order], counts[order]
    below, weighted = np.cumsum(counts)[:-1], np.cumsum(counts * points)[:-1]
    above = counts.sum() - below
    between = below * above * (weighted / below - (counts @ points - weighted) / above) ** 2
    return float(points[int(np.argmax(between))])


def _mean(points: Values, weights: Values) -> float:
    return float(points @ weights / max(float(weights.sum()), 1e-12))


def _variance(points: Values, counts: Values) -> float:
    return float((points - _mean(points, counts)) ** 2 @ counts / counts.sum())


def _normal(variance: float) -> float:
    return float(np.log(2 * np.pi * variance))
