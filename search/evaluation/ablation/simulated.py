"""A merchandiser, simulated: looks at the first products of a ranking and decides what is right.

Decisions are made on one half of the products and judged on the other, then the other way round,
so that nothing is measured on a product that was decided on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.evaluation.ablation.rows import Precisions
from search.evaluation.ablation.trial import Table, Trial

DECISIONS = 20
_SPLITS = 3
_WORTH_SAYING = 2
"""So many products of one wrong kind among those looked at make a person name that kind."""

Products = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Look:
    """What was decided for one category: products, and the kind that most often was wrong."""

    liked: Products
    disliked: Products
    wrong_kind: int | None


def look(trial: Trial, table: Table, place: int, among: Products, count: int = DECISIONS) -> Look:
    """Decisions on the first `count` of `among` in the order of the scores (n, m)."""
    first = among[np.argsort(-table[among, place], kind="stable")[:count]]
    right = trial.relevant[first, place]
    kinds = trial.relevant[first[~right]].sum(axis=0)
    often = kinds.size and kinds.max() >= _WORTH_SAYING
    return Look(first[right], first[~right], int(kinds.argmax()) if often else None)


def halves(trial: Trial) -> Iterator[tuple[Products, Products]]:
    """(decided on, judged on): both ways round of a few random halvings, each category halved."""
    for split in range(_SPLITS):
        rng, first = trial.rng(10 + split), np.zeros(len(trial.relevant), dtype=np.bool_)
        for column in trial.relevant.T:
            products = rng.permutation(np.flatnonzero(column))
            first[products[: len(products) // 2]] = True
        yield np.flatnonzero(first), np.flatnonzero(~first)
        yield np.flatnonzero(~first), np.flatnonzero(first)


def judged(trial: Trial, ranked: Callable[[Products], Table]) -> Precisions:
    """The mean over all halves of what `ranked`, given the products to decide on, is worth."""
    found = [trial.of_scores(ranked(decided), rest) for decided, rest in halves(trial)]
    stacked = np.stack(found)
    known = ~np.isnan(stacked)
    sums, counts = np.where(known, stacked, 0).sum(axis=0), known.sum(axis=0)
    means = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return means
