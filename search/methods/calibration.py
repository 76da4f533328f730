"""How likely a product belongs in a category, learned from what people decided.

Decisions are few and no random sample: people review from the top, or around the threshold. A
curve over scores may be fitted to any choice that was made by score, but it must not claim more
than was seen. So this one starts from what is known beforehand (most of a catalogue does not
belong), and stops rising at the second highest score that was decided.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from search.methods.curves import fit_sigmoid, fit_steps, sigmoid
from search.vectors import require_finite

Scores = NDArray[np.float32]
Values = NDArray[np.float64]

FEWEST = 5
"""How many approved, and how many rejected products a calibration needs."""

_ISOTONIC_FROM = 200
_HIGHEST = 0.99
_UNLIKELY = 0.05


class Kind(StrEnum):
    PLATT = "platt"
    ISOTONIC = "isotonic"


@dataclass(frozen=True, slots=True)
class Calibration:
    """p(s) = σ(slope · u + intercept), u = arsinh((s − centre) / spread), for scores s.

    centre, spread: median and MAD of the catalogue's scores. Scores have long tails above: the
    arsinh is linear near the centre and logarithmic far from it. knots: (u, p) of an isotonic
    curve, linear between them. highest: the score from which on the curve is level.
    """

    kind: Kind
    slope: float
    intercept: float
    knots: tuple[tuple[float, float], ...]
    centre: float
    spread: float
    highest: float
    approved: int
    rejected: int

    def probability(self, scores: ArrayLike) -> Values:
        """Shape (n,) as the scores; never falls as scores rise, and is never above 0.99."""
        values = np.minimum(np.asarray(scores, dtype=np.float64), self.highest)
        places = _places(values, self.centre, self.spread)
        if self.kind == Kind.ISOTONIC:
            known, found = np.asarray(self.knots).T
            likely = np.interp(places, known, found)
        else:
            likely = sigmoid(self.slope * places + self.intercept)
        return np.asarray(np.minimum(likely, _HIGHEST))

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {**asdict(self), "kind": self.kind.value, "knots": [list(k) for k in self.knots]}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """Raises ValueError, KeyError or TypeError for what `as_dict` did not write."""
        numbers = ("slope", "intercept", "centre", "spread", "highest")
        return cls(
            kind=Kind(stored["kind"]),
            knots=tuple((float(place), float(p)) for place, p in stored["knots"]),
            approved=int(stored["approved"]),
            rejected=int(stored["rejected"]),
            **{name: float(stored[name]) for name in numbers},
        )


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What a threshold gives: shares from 0 to 1, estimates.

    precision: of the products at or above it, those that belong; in 19 of 20 cases between
    `precision_low` and `precision_high`. recall: of what belongs, what is at or above it.
    sample: how many of the products above it were decided.
    """

    precision: float
    precision_low: float
    precision_high: float
    recall: float
    sample: int


def needs(approved: int, rejected: int) -> str:
    """What is still missing for a calibration, in words; empty if nothing is."""
    counts = ((approved, "approved"), (rejected, "rejected"))
    missing = [f"{FEWEST - count} more {verdict}" for count, verdict in counts if count < FEWEST]
    if not missing:
        return ""
    return (
        f"Probabilities need {FEWEST} approved and {FEWEST} rejected products: "
        f"{' and '.join(missing)}."
    )


def fit(approved: Scores, rejected: Scores, all_scores: Scores) -> Calibration | None:
    """The curve for scores of approved (n+,) and rejected (n−,) products of a catalogue (n,).

    Platt's sigmoid on a weak prior; isotonic steps from 200 decisions on. None with fewer than
    five of either (`needs` says so). Decided products must have been scored without their own
    decision. Raises ValueError for numbers that are not finite.
    """
    for scores in (approved, rejected, all_scores):
        require_finite(scores)
    if min(len(approved), len(rejected)) < FEWEST or not len(all_scores):
        return None
    everything = np.asarray(all_scores, dtype=np.float64)
    centre = float(np.median(everything))
    spread = _spread(everything, centre)
    decided = np.concatenate([approved, rejected]).astype(np.float64)
    right = np.arange(len(decided)) < len(approved)
    places = _places(decided, centre, spread)
    highest = float(np.sort(decided)[-2])
    end = float(_places(np.asarray(highest), centre, spread))
    slope, intercept = fit_sigmoid(places, right, _places(everything, centre, spread), end)
    isotonic = len(decided) >= _ISOTONIC_FROM
    expected = sigmoid(slope * places + intercept)
    return Calibration(
        kind=Kind.ISOTONIC if isotonic else Kind.PLATT,
        slope=slope,
        intercept=intercept,
        knots=fit_steps(places, right, expected) if isotonic else (),
        centre=centre,
        spread=spread,
        highest=highest,
        approved=len(approved),
        rejected=len(rejected),
    )


def at_threshold(
    calibration: Calibration,
    threshold: float,
    approved_scores: Scores,
    rejected_scores: Scores,
    all_scores: Scores,
) -> AtThreshold:
    """Scores are shaped (n+,), (n−,) and (n,), as for `fit`.

    What was decided counts as it was decided, everything else with its probability; a product
    below one in twenty counts as not belonging, since thousands of them would drown the rest. The
    limits are those of Clopper and Pearson (1934) for as many draws as were decided above the
    threshold; they are 0 and 1 where nobody looked, and meet where everything was decided. Above
    the level part of the curve, all may belong.
    """
    likely = calibration.probability(all_scores)
    kept = np.asarray(all_scores) >= threshold
    right = int((np.asarray(approved_scores) >= threshold).sum())
    sample = right + int((np.asarray(rejected_scores) >= threshold).sum())
    decided = len(approved_scores) + len(rejected_scores)
    open_above = max(int(kept.sum()) - sample, 0)
    open_below = max(int((~kept).sum()) - (decided - sample), 0)
    shown = sample + open_above
    if not shown:
        return AtThreshold(precision=0, precision_low=0, precision_high=1, recall=0, sample=0)
    share = _mean(likely[kept])
    found = right + open_above * share
    likely_below = np.where(likely < _UNLIKELY, 0, likely)[~kept]
    missed = len(approved_scores) - right + open_below * _mean(likely_below)
    low, high = _limits(found / shown, sample)
    unseen = min(int((np.asarray(all_scores) > calibration.highest).sum()), open_above)
    high = max(high, (found + unseen * (1 - share)) / shown)  # there the curve only stopped rising
    return AtThreshold(
        precision=found / shown,
        precision_low=max(low, right / shown),
        precision_high=min(high, (right + open_above) / shown),
        recall=found / max(found + missed, 1e-9),
        sample=sample,
    )


def threshold_for(calibration: Calibration, probability: float, all_scores: Scores) -> float | None:
    """The least score that belongs with this probability; None where no product reaches it."""
    ordered = np.sort(np.asarray(all_scores, dtype=np.float64))
    reached = np.flatnonzero(calibration.probability(ordered) >= probability)
    if not len(reached):
        return None
    return float(ordered[reached[0]])


def _limits(share: float, draws: int) -> tuple[float, float]:
    from scipy.special import betaincinv

    right, wrong = share * draws, (1 - share) * draws
    low = float(betaincinv(right, wrong + 1, 0.025)) if right > 0 else 0.0
    high = float(betaincinv(right + 1, wrong, 0.975)) if wrong > 0 else 1.0
    return low, high


def _mean(values: Values) -> float:
    return float(values.mean()) if len(values) else 0.0


def _places(scores: Values, centre: float, spread: float) -> Values:
    return np.asarray(np.arcsinh((scores - centre) / spread))


def _spread(scores: Values, centre: float) -> float:
    """The MAD, or the deviation where more than half of the scores are the same; never 0."""
    return float(np.median(np.abs(scores - centre))) or float(scores.std()) or 1.0
