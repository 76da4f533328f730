"""What a store found; many products as columns, some arrays in place of as many objects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """A group's best owner: score, and its parts, all cosine similarities or mixtures of them.

    text_score is None where the words of the owner's product are not embedded or do not count.
    score holds what attributes add; `boost` only moves the owner in the order.
    """

    group_id: int
    owner_id: int
    score: float
    image_score: float
    text_score: float | None
    boost: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """A product's best owner; `relevant` where its score is not below the cut-off."""

    found: Found
    words_id: int
    kept: bool
    relevant: bool


@dataclass(frozen=True, slots=True, eq=False)
class FoundProducts(Sequence[FoundProduct]):
    """In their order; every column is shaped (n,). `texts` is NaN where the words did not count.

    A product takes 58 bytes, kept as bytes they are: a result set is remembered and read as is.
    """

    groups: Ids
    owners: Ids
    products: Ids
    scores: Scores
    images: Scores
    texts: Scores
    boosts: Scores
    kept: Flags
    relevant: Flags

    @classmethod
    def of(cls, found: Sequence[FoundProduct]) -> Self:
        return cls.of_columns(
            *zip(
                *(
                    (
                        one.found.group_id,
                        one.found.owner_id,
                        one.words_id,
                        one.found.score,
                        one.found.image_score,
                        one.found.text_score,
                        one.found.boost,
                        one.kept,
                        one.relevant,
                    )
                    for one in found
                ),
                strict=True,
            )
        )

    @classmethod
    def of_columns(cls, *columns: ArrayLike) -> Self:
        """Columns in the order of the fields; none: nothing was found."""
        types: list[Any] = [*[np.int64] * 3, *[np.float64] * 4, *[np.bool_] * 2]
        given = columns or [()] * len(types)
        return cls(*(np.asarray(one, kind) for one, kind in zip(given, types, strict=True)))

    def __len__(self) -> int:
        return len(self.products)

    @overload
    def __getitem__(self, index: int) -> FoundProduct: ...
    @overload
    def __getitem__(self, index: slice) -> "FoundProducts": ...
    def __getitem__(self, index: int | slice) -> "FoundProduct | FoundProducts":
        if isinstance(index, slice):
            return self.take(np.arange(len(self))[index])
        text = float(self.texts[index])
        found = Found(
            int(self.groups[index]),
            int(self.owners[index]),
            float(self.scores[index]),
            float(self.images[index]),
            None if np.isnan(text) else text,
            float(self.boosts[index]),
        )
        product = int(self.products[index])
        return FoundProduct(found, product, bool(self.kept[index]), bool(self.relevant[index]))

    def __iter__(self) -> Iterator[FoundProduct]:
        return (self[index] for index in range(len(self)))

    def take(self, places: Ids | Flags, relevant: Flags | None = None) -> "FoundProducts":
        """Those at these places, in that order; `relevant`: of all, in place of what it was."""
        flags = self.relevant if relevant is None else relevant
        return FoundProducts(
            self.groups[places],
            self.owners[places],
            self.products[places],
            self.scores[places],
            self.images[places],
            self.texts[places],
            self.boosts[places],
            self.kept[places],
            flags[places],
        )
