"""Shelves as a preview reads them: a draft's afresh, the published one remembered for a moment."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.cache import cache
from numpy.typing import NDArray

from catalogue.content import Content
from catalogue.models import Category
from search.models import EncoderInUse
from search.query import Query, QueryError
from search.ranking import retrieve
from search.retrieval import Placed, Retrieval
from search.vector_stores.base import Found

_REMEMBERED_SECONDS = 10
"""A person types for longer, and a shelf that changed meanwhile is right again soon."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Kept:
    """A shelf's inside in its order, as arrays of equal length: they are small to keep."""

    groups: Ids
    owners: Ids
    scores: NDArray[np.float32]

    @classmethod
    def of(cls, inside: Sequence[Placed]) -> "Kept":
        return cls(
            np.asarray([one.found.group_id for one in inside], dtype=np.int64),
            np.asarray([one.found.owner_id for one in inside], dtype=np.int64),
            np.asarray([one.found.score for one in inside], dtype=np.float32),
        )

    def placed(self) -> list[Placed]:
        """With what is needed to compare and to show; parts of scores are not kept."""
        rows = zip(self.groups.tolist(), self.owners.tolist(), self.scores.tolist(), strict=True)
        return [Placed(Found(group, owner, score, score, None)) for group, owner, score in rows]


def retrieval_of(
    content: Content, row: EncoderInUse, category: Category | None = None
) -> Retrieval:
    """How the shelf of this content is read. Raises ValueError and NoEncoder.

    category: whose threshold holds that a change of the encoder carried over, where the content
    is older than the encoder; None: the content alone says it.
    """
    limits = content.thresholds.get(row.encoder_id)
    query = Query(category=category, threshold=limits.value if limits else None)
    try:
        retrieval = retrieve(query, row, content)
    except QueryError as error:
        raise ValueError(error.message) from error
    if retrieval is None:
        raise ValueError("there is nothing to rank by")
    return retrieval


def inside_of(content: Content, row: EncoderInUse, category: Category | None = None) -> Kept:
    """What this content puts on the shelf, as it was within the last seconds."""
    key = f"inside:{row.pk}:{category.pk if category else 0}:{_digest(content)}"
    known: Kept | None = cache.get(key)
    if known is None:
        known = Kept.of(retrieval_of(content, row, category).shelf().inside)
        cache.set(key, known, _REMEMBERED_SECONDS)
    return known


def _digest(content: Content) -> str:
    said: dict[str, Any] = content.as_dict()
    source = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
