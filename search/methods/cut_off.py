"""Where relevant results end and weaker ones begin, without a threshold set by anybody.

Scores of a query have no fixed meaning, so the place is read from their own distribution.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

LEAST_SHOWN = 4
"""However strict a rule is, the best few are worth showing."""

GAP_WITHIN = 200
"""How many of the best are searched for a gap."""


class CutOffKind(StrEnum):
    OFF = "off"
    FIXED = "fixed"
    RELATIVE = "relative"
    DEVIATION = "deviation"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class CutOff:
    """value: the least score (fixed), the share of the way from the mean to the best (relative),
    or the number of standard deviations above the mean (deviation); not used by gap and off."""

    kind: CutOffKind = CutOffKind.RELATIVE
    value: float = 0.4


def least_score(cut_off: CutOff, scores: Scores, best: Scores | None = None) -> float | None:
    """The score from which results are relevant; None: all are. `scores`: (n,), in any order.

    best: the best few of all, where `scores` are but a sample of them.
    """
    if cut_off.kind == CutOffKind.OFF or not len(scores):
        return None
    if cut_off.kind == CutOffKind.FIXED:
        return cut_off.value
    ordered = -np.sort(-np.asarray(scores, dtype=np.float64))
    head = ordered if best is None or not len(best) else -np.sort(-best.astype(np.float64))
    mean = float(ordered.mean())
    if cut_off.kind == CutOffKind.RELATIVE:
        least = mean + cut_off.value * (float(head[0]) - mean)
    elif cut_off.kind == CutOffKind.DEVIATION:
        least = mean + cut_off.value * float(ordered.std())
    else:
        least = _gap(head)
    shown = head[min(LEAST_SHOWN, len(head)) - 1]
    return min(least, float(shown))


def _gap(ordered: NDArray[np.float64]) -> float:
    """Just below the widest gap among the best; where there is none, nothing is cut."""
    head = ordered[: GAP_WITHIN + 1]
    if len(head) <= LEAST_SHOWN:
        return float(head[-1])
    drops = head[LEAST_SHOWN - 1 : -1] - head[LEAST_SHOWN:]
    widest = int(np.argmax(drops))
    return float(head[LEAST_SHOWN - 1 + widest]) if drops[widest] > 0 else float(ordered[-1])
