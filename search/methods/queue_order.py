"""In which order products come up for review."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vectors

Indices = NDArray[np.intp]

_MOST_COMPARED = 300
_TURN = 5


class Order(StrEnum):
    """uncertainty: nearest to the threshold first; score: highest first; age: newest first;
    diversity: unlike each other first, among the uncertain; mixed: four uncertain ones, then the
    highest, and again: what calibrations learn most from (docs/method.md).
    """

    UNCERTAINTY = "uncertainty"
    SCORE = "score"
    AGE = "age"
    DIVERSITY = "diversity"
    MIXED = "mixed"


def order(
    kind: Order,
    scores: NDArray[np.float32],
    threshold: float | None = None,
    ages: NDArray[np.float64] | None = None,
    vectors: Vectors | None = None,
    decided: int = 0,
) -> Indices:
    """Indices of n products, each once, first to review first; ties keep their order.

    scores: (n,). threshold: where a product is most uncertain: the category's, or the score whose
    probability is one half; None: the median of the scores. ages: (n,), in any unit, for `age`.
    vectors: (n, d), for `diversity`; only the 300 most uncertain are compared, so the others may
    hold anything. decided: how many decisions there are, so that `mixed` goes on with its turns
    where the order is asked for after each. Raises ValueError where what an order needs is missing.
    """
    values = np.asarray(scores, dtype=np.float64)
    best = np.argsort(-values, kind="stable")
    if kind == Order.SCORE or not len(values):
        return best
    if kind == Order.AGE:
        if ages is None or np.shape(ages) != values.shape:
            raise ValueError("the order by age needs an age for each product")
        return np.argsort(np.asarray(ages), kind="stable")
    centre = float(np.median(values)) if threshold is None else threshold
    uncertain = np.argsort(np.abs(values - centre), kind="stable")
    if kind == Order.UNCERTAINTY:
        return uncertain
    if kind == Order.MIXED:
        return _mixed(uncertain, best, decided)
    if vectors is None or len(vectors) != len(values):
        raise ValueError("the order by diversity needs a vector for each product")
    return _diverse(uncertain, vectors)


def _mixed(uncertain: Indices, best: Indices, turn: int) -> Indices:
    sources = {False: iter(uncertain.tolist()), True: iter(best.tolist())}
    taken: dict[int, None] = {}
    while len(taken) < len(best):
        highest = (turn + len(taken)) % _TURN == _TURN - 1
        taken[next(one for one in sources[highest] if one not in taken)] = None
    return np.fromiter(taken, dtype=np.intp, count=len(taken))


def _diverse(uncertain: Indices, vectors: Vectors) -> Indices:
    """Each next one is the farthest from all before it (Gonzalez, 1985)."""
    compared, rest = uncertain[:_MOST_COMPARED], uncertain[_MOST_COMPARED:]
    chosen = np.asarray(vectors, dtype=np.float32)[compared]
    nearest = np.full(len(compared), -np.inf)
    places = [0]
    for _ in range(len(compared) - 1):
        nearest = np.maximum(nearest, chosen @ chosen[places[-1]])
        nearest[places[-1]] = np.inf
        places.append(int(np.argmin(nearest)))
    return np.concatenate([compared[places], rest])
