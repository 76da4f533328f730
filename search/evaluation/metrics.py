"""Figures for a ranking whose right answer is known. Pure numpy."""

import numpy as np
from numpy.typing import NDArray

from search.zero_shot import Scores, best_category, ranking_order

Relevance = NDArray[np.bool_]


def average_precision(scores: Scores, relevant: Relevance) -> float:
    """The mean, over the relevant items, of the precision at each one's rank.

    Both shaped (n,). The area under the stepwise precision-recall curve, without interpolation,
    as in scikit-learn's `average_precision_score`. Ties count in the order of the data. NaN when
    nothing is relevant: then no ranking is right or wrong.
    """
    if not relevant.any():
        return float("nan")
    hits = relevant[ranking_order(scores)]
    precisions = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precisions[hits].mean())


def precision_at(scores: Scores, relevant: Relevance, rank: int) -> float:
    """The share of relevant items among the first `rank`, or among all if there are fewer."""
    if not len(scores):
        return float("nan")
    return float(relevant[ranking_order(scores)[:rank]].mean())


def correct_choices(table: Scores, relevant: Relevance) -> NDArray[np.float64]:
    """For each category the share of its items whose highest score is a right category's.

    Both shaped (n, m). An item with several right categories is correct with any of them. NaN for
    a category without items.
    """
    correct = relevant[np.arange(len(table)), best_category(table)]
    counts = relevant.sum(axis=0)
    rights = (relevant & correct[:, None]).sum(axis=0).astype(np.float64)
    shares = np.full(len(counts), np.nan)
    np.divide(rights, counts, out=shares, where=counts > 0)
    return shares


def accuracy(table: Scores, relevant: Relevance) -> float:
    """The share of items, of those that have a right category, that were given one."""
    answerable = relevant.any(axis=1)
    if not answerable.any():
        return float("nan")
    chosen = best_category(table)
    return float(relevant[np.arange(len(table)), chosen][answerable].mean())


def prevalence(relevant: Relevance) -> NDArray[np.float64]:
    """Each category's share of the items: what a random ranking's precision comes to."""
    return np.asarray(relevant.mean(axis=0), dtype=np.float64)


def mean_of_known(values: NDArray[np.float64]) -> float:
    """The mean of what is not NaN; NaN if all is."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
