"""Fusion of several rankings by their ranks alone."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
"""Cormack, Clarke and Büttcher found little difference around it."""

T = TypeVar("T", bound=Hashable)


def reciprocal_rank(*rankings: Sequence[T]) -> dict[T, float]:
    """Each thing's score, the sum of 1 / (60 + rank) over the rankings that have it.

    Reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms
    Condorcet and individual Rank Learning Methods" (2009). Ranks count from 1.
    """
    scores: dict[T, float] = {}
    for ranking in rankings:
        for rank, thing in enumerate(ranking, 1):
            scores[thing] = scores.get(thing, 0.0) + 1 / (K + rank)
    return scores
