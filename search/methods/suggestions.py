"""Where to cut a ranking when nobody has decided anything yet.

Each method looks at the scores of the whole catalogue only. How well they do, and why they come
in this order, is measured by `manage.py evaluate thresholds`; see `docs/method.md`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from search.methods.background_null import discoveries, p_values
from search.methods.mixture import fit_mixture
from search.vectors import require_finite

Scores = NDArray[np.float32]

_MOST_SHARE = 0.6  # a category that holds more of a catalogue than this is no category
_DEVIATIONS = 3.5
_FEWEST_NULL = 50
_WRONG = 0.1
_ANYTHING = 0.2  # the milder question, whether there is anything at all
_STEPS = {
    "strict": 1 / 2,
    "loose": 2,
    "very strict": 1 / 4,
    "very loose": 4,
    "strictest": 1 / 8,
    "loosest": 8,
}
"""Stops beside the balanced one: how much of it each holds. The first of equal ones stays."""


class Method(StrEnum):
    GAP = "gap"
    MIXTURE = "mixture"
    Z_SCORE = "z-score"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`threshold` keeps `count` products; None: this method finds no place to cut, and says why.

    `sure`: the method has a reason to believe in its cut; the others only ever guess.
    """

    method: Method
    threshold: float | None
    count: int
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class Level:
    """A stop of the slider, from strict to loose."""

    name: str
    threshold: float
    count: int


def suggest(scores: Scores, null: Scores | None = None) -> list[Suggestion]:
    """All suggestions, the recommended one first.

    scores: (n,), of all products, in any order; none for n = 0. null: (m,), as made by
    `search.methods.background_null.null_scores`; without it (or with fewer than 50) there is no
    background suggestion, and an empty category looks like a small one. Raises ValueError for
    numbers that are not finite.
    """
    values = _sorted(scores)
    if not len(values):
        return []
    background = None
    if null is not None and np.size(null) >= _FEWEST_NULL:
        background = np.asarray(null, dtype=np.float64)
        require_finite(background)
    return _recommended_first(values, background)


def levels(scores: Scores) -> list[Level]:
    """Up to seven stops around the suggested threshold, strict to loose, each twice the last.

    scores: (n,), in any order. Each stop lies in the widest gap near its count, so that products
    that look alike stay together. Raises ValueError for numbers that are not finite.
    """
    values = _sorted(scores)
    if not len(values):
        return []
    middle = _recommended_first(values, None)[0]
    balanced = middle.threshold
    if balanced is None:
        balanced = _near(values, len(values) / 10)
    found = {_count(values, balanced): Level("balanced", balanced, _count(values, balanced))}
    for name, step in _STEPS.items():
        cut = _near(values, _count(values, balanced) * step)
        found.setdefault(_count(values, cut), Level(name, cut, _count(values, cut)))
    return [found[count] for count in sorted(found)]


def _recommended_first(
    values: NDArray[np.float64], null: NDArray[np.float64] | None
) -> list[Suggestion]:
    mixture, gap, z_score = _mixture(values), _gap(values), _z_score(values)
    if null is None:
        guesses = [mixture, gap] if mixture.threshold is not None else [gap, mixture]
        return [*guesses, z_score]
    p = p_values(values, null)
    background = _background(values, p)
    if not discoveries(p, _ANYTHING):
        return [background, mixture, gap, z_score]
    if mixture.threshold is not None:
        return [mixture, background, gap, z_score]
    return [*sorted((background, gap), key=lambda one: one.threshold is None), mixture, z_score]


def _mixture(values: NDArray[np.float64]) -> Suggestion:
    centre, spread = _centre(values), _spread(values)
    if spread > 0 and (found := fit_mixture((values - centre) / spread)) and found.clear:
        threshold = centre + spread * found.boundary
        if count := _count(values, threshold):
            why = f"The scores form two groups; the upper one holds about {count:,} products."
            return Suggestion(Method.MIXTURE, threshold, count, True, why)
    why = "There is no clear gap: the scores form one group."
    return Suggestion(Method.MIXTURE, None, 0, False, why)


def _gap(values: NDArray[np.float64]) -> Suggestion:
    """The widest gap, weighed by the root of how many are above it: the topmost are always far."""
    widths = _gaps(values)
    if not widths.max(initial=0) > 0:
        return Suggestion(Method.GAP, None, 0, False, "There is no gap: all scores are the same.")
    weighed = widths * np.sqrt(np.arange(1, len(widths) + 1))
    if len(weighed) > 2 and weighed[2:].max() > 0:
        weighed[:2] = 0
    count = int(np.argmax(weighed)) + 1
    sure = float(widths[count - 1]) >= 0.25 * (values[0] - _centre(values))
    why = f"The scores fall most steeply after product {count:,}."
    return Suggestion(Method.GAP, _between(values, count), count, bool(sure), why)


def _z_score(values: NDArray[np.float64]) -> Suggestion:
    """Robust outliers (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993)."""
    deviation = 1.4826 * float(np.median(np.abs(values - _centre(values))))
    threshold = _centre(values) + _DEVIATIONS * deviation
    count = _count(values, threshold) if deviation > 0 else 0
    if not count:
        why = "No product scores far above the usual."
        return Suggestion(Method.Z_SCORE, None, 0, False, why)
    why = f"{count:,} products score far above the usual ({_DEVIATIONS} deviations)."
    return Suggestion(Method.Z_SCORE, threshold, count, False, why)


def _background(values: NDArray[np.float64], p: NDArray[np.float64]) -> Suggestion:
    """p: of `values`, best first."""
    count = discoveries(p, _WRONG)
    if not count:
        why = "Nothing stands out: other words fit these products as well as these do."
        return Suggestion(Method.BACKGROUND, None, 0, True, why)
    count = _count(values, float(values[count - 1]))  # with all that score the same
    threshold = _between(values, count) if count < len(values) else float(values[-1])
    why = f"These words fit {count:,} products better than other words would by chance."
    return Suggestion(Method.BACKGROUND, threshold, count, count <= _MOST_SHARE * len(values), why)


def _near(values: NDArray[np.float64], count: float) -> float:
    """A threshold that keeps about `count`: in the widest gap within a quarter of it."""
    low = int(np.clip(round(count * 0.75), 1, len(values)))
    high = int(np.clip(round(count * 1.25), low, len(values)))
    gaps = np.append(values[:-1] - values[1:], 0.0)[low - 1 : high]
    if not gaps.max(initial=0) > 0:  # all the same here: keep them together
        low = _count(values, float(values[low - 1]))
        return _between(values, low)
    return _between(values, low + int(np.argmax(gaps)))


def _between(values: NDArray[np.float64], count: int) -> float:
    """Half-way between the last product that stays and the first that goes."""
    if count >= len(values):
        return float(values[-1])
    return float((values[count - 1] + values[count]) / 2)


def _gaps(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Below each of the products that may stay, best first."""
    most = max(int(_MOST_SHARE * len(values)), 1)
    return np.asarray(values[:-1] - values[1:])[:most]


def _count(values: NDArray[np.float64], threshold: float) -> int:
    return int((values >= threshold).sum())


def _centre(values: NDArray[np.float64]) -> float:
    return float(np.median(values))


def _spread(values: NDArray[np.float64]) -> float:
    """The MAD, or the deviation where more than half of the scores are the same."""
    return float(np.median(np.abs(values - _centre(values)))) or float(values.std())


def _sorted(scores: ArrayLike | Sequence[float]) -> NDArray[np.float64]:
    values = np.sort(np.asarray(scores, dtype=np.float64).ravel())[::-1]
    require_finite(values)
    return values
