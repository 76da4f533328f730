"""What a vector store does. It knows ids and vectors, neither products nor requests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from search.methods.attribute_scoring import AttributeTerm
from search.methods.cut_off import CutOff
from search.vector_stores.found import Found, FoundProduct, FoundProducts
from search.vectors import Vector, Vectors

__all__ = [
    "Found",
    "FoundProduct",
    "FoundProducts",
    "Nearest",
    "Owners",
    "Relevant",
    "Space",
    "VectorStore",
]


@dataclass(frozen=True, slots=True)
class Space:
    """The vectors of one encoder: the key of its row and their length."""

    encoder_pk: int
    dimensions: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """A page of groups, best first; `total` counts all of them, `exact` says how surely."""

    found: list[Found]
    total: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Relevant:
    """`products` were scored; `least`: the score where relevance ends, None: nowhere.

    by_index: only the nearest, and nothing is cut; `products` is an estimate then.
    """

    found: FoundProducts
    products: int
    least: float | None
    by_index: bool = False


Owners = QuerySet[Any, tuple[int, int, int, float, bool]]
"""What to look among, as a queryset of (owner id, group id, id of the owner's words, boost, kept):
a filter in SQL. Owners are images; those of one product share its words. The boost is added to the
score for the order only; what is kept needs no least score."""


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
        attributes: Sequence[AttributeTerm] = (),
        additions: Mapping[int, float] | None = None,
    ) -> Nearest:
        """The best groups among `owners`; `limit` None: all of them, exact.

        A group's score is that of its best owner; an owner's score mixes image and words
        (`search.fusion.mix`), each scored by the best of `vectors`, shape (n, d), and adds what
        `attributes` give for the same mixture (`search.methods.attribute_scoring.amounts`), and
        what `additions` have for the owner's words, as of a lexical search.
        """
        ...

    def relevant(
        self,
        space: Space,
        vectors: Vectors,
        owners: Owners,
        cut: CutOff,
        *,
        limit: int,
        weaker: bool = False,
        near: int | None = None,
        text_share: float = 0.0,
        attributes: Sequence[AttributeTerm] = (),
        additions: Mapping[int, float] | None = None,
    ) -> Relevant:
        """The best owner of each product (by the id of its words), exact, scored as by `nearest`
        and cut off where relevance ends; `weaker`: with what lies beyond, behind the rest.

        near: in a space that is indexed and among more than `EXACT_LIMIT` owners, not that but
        products among about so many nearest owners, all of them as if nothing were cut."""
        ...

    def similarities(
        self, space: Space, direction: Vector, text_share: float, sample: int
    ) -> NDArray[np.float32]:
        """Of up to `sample` images, spread evenly, the mixture of image and words; (n,)."""
        ...

    def mean_vector(self, space: Space, sample: int) -> Vector | None:
        """The mean of up to `sample` image vectors, (d,), not of unit length; None: no image."""
        ...

    def vectors_of(self, space: Space, owner_ids: Sequence[int]) -> dict[int, Vector]:
        """Stored vectors of those owners that have one: as they are compared, so of unit length
        only up to half precision."""
        ...

    def words_of(self, space: Space, words_ids: Sequence[int]) -> dict[int, Vector]:
        """Stored vectors of those words that have one, as `vectors_of`."""
        ...

    def ensure_index(self, space: Space) -> bool:
        """Build the ANN index if the space has outgrown exact scans. True: it was built now."""
        ...
