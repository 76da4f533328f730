"""What a vector store does. It knows ids and vectors, neither products nor requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from search.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Space:
    """The vectors of one encoder: the key of its row and their length."""

    encoder_pk: int
    dimensions: int


@dataclass(frozen=True, slots=True)
class Found:
    """A group's best owner: score, and its parts, all cosine similarities or mixtures of them.

    text_score is None where the words of the owner's product are not embedded or do not count.
    """

    group_id: int
    owner_id: int
    score: float
    image_score: float
    text_score: float | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A page of groups, best first; `total` counts all of them, `exact` says how surely."""

    found: list[Found]
    total: int
    exact: bool


Owners = QuerySet[Any, tuple[int, int, int]]
"""What to look among, as a queryset of (owner id, group id, id of the owner's words): a filter in
SQL. Owners are images; those of one product share its words."""


class VectorStore(Protocol):
    def nearest(
        self,
        space: Space,
        vectors: Vectors,
        owners: Owners,
        *,
        limit: int | None,
        offset: int = 0,
        least_score: float | None = None,
        text_share: float = 0.0,
    ) -> Nearest:
        """The best groups among `owners`; `limit` None: all of them, exact.

        A group's score is that of its best owner; an owner's score mixes image and words
        (`search.fusion.mix`), each scored by the best of `vectors`, shape (n, d).
        """
        ...

    def scores(
        self, space: Space, vectors: Vectors, owners: Owners, text_share: float = 0.0
    ) -> NDArray[np.float32]:
        """The score of every group, exact, best first; shape (groups,)."""
        ...

    def vectors_of(self, space: Space, owner_ids: Sequence[int]) -> Vectors:
        """Stored vectors, shape (m, d), m ≤ len(owner_ids): those that exist, in any order."""
        ...

    def ensure_index(self, space: Space) -> bool:
        """Build the ANN index if the space has outgrown exact scans. True: it was built now."""
        ...
