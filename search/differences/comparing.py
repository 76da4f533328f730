from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.content import Content
from catalogue.models import Category
from search.differences.moves import Difference, difference
from search.models import EncoderInUse
from search.query import Query, QueryError
from search.ranking import Hit, active_encoder, hydrate, retrieve
from search.retrieval import Placed, Retrieval, Shelf

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Seat:
    """A product on one of two shelves and its place on each, from 1; None: it is not there.

    moved False with two places: it only made room for others, or closed up.
    """

    hit: Hit
    before: int | None
    after: int | None
    moved: bool = False

    @property
    def shifted(self) -> bool:
        return bool(self.before and self.after and self.before != self.after)


@dataclass(frozen=True, slots=True)
class ShelfChange:
    """`now` and `then` are the first of each shelf; the other lists hold the first of their kind.

    before, after: how many products each shelf has, of `total` that could be found; threshold and
    carried: of the shelf to come. before None: shoppers see no such shelf now.
    """

    difference: Difference
    now: list[Seat]
    then: list[Seat]
    added: list[Seat]
    removed: list[Seat]
    moved: list[Seat]
    before: int | None
    after: int
    total: int
    threshold: float | None
    encoder: EncoderInUse


def compare(category: Category, before: Content | None, after: Content) -> ShelfChange:
    """The shelves of two contents, as shoppers would see them now.

    Raises ValueError where the second has no usable text, NoEncoder where nothing can be ranked.
    """
    row = active_encoder()
    coming = _retrieval(category, after, row)
    new = coming.shelf()
    old = _old_shelf(category, before, after, row, new)
    decided = frozenset((*after.approved, *after.rejected))
    found = difference(old, new.inside, decided)
    places = _Places(old, new.inside, found, coming)
    return ShelfChange(
        difference=found,
        now=places.seats(old),
        then=places.seats(new.inside),
        added=places.seats(found.added),
        removed=places.seats(found.removed),
        moved=places.seats(places.moving),
        before=None if before is None else len(old),
        after=len(new.inside),
        total=len(new.inside) + len(new.outside),
        threshold=coming.threshold,
        encoder=row,
    )


class _Places:
    """Where each group stands on both shelves; products are loaded once for all lists."""

    def __init__(
        self,
        old: Sequence[Placed],
        new: Sequence[Placed],
        found: Difference,
        retrieval: Retrieval,
    ) -> None:
        self.before = {one.found.group_id: place for place, one in enumerate(old, 1)}
        self.after = {one.found.group_id: place for place, one in enumerate(new, 1)}
        self.moves = {move.group_id for move in found.moved}
        self.moving = [one for one in new if one.found.group_id in self.moves][:_SHOWN]
        lists = (old, new, found.added, found.removed, self.moving)
        shown = {one.found.owner_id: one for part in lists for one in part[:_SHOWN]}
        hits = hydrate(list(shown.values()), retrieval.share)
        self.hits = {hit.image.pk: hit for hit in hits}

    def seats(self, placed: Sequence[Placed]) -> list[Seat]:
        seats = []
        for one in placed[:_SHOWN]:
            group, hit = one.found.group_id, self.hits.get(one.found.owner_id)
            if hit is not None:  # else deleted meanwhile
                places = self.before.get(group), self.after.get(group)
                seats.append(Seat(hit, *places, moved=group in self.moves))
        return seats


def _old_shelf(
    category: Category, before: Content | None, after: Content, row: EncoderInUse, new: Shelf
) -> list[Placed]:
    if before is None:
        return []
    if before == after:
        return new.inside
    try:
        return _retrieval(category, before, row).shelf().inside
    except ValueError:  # an earlier shelf without words shows nothing
        return []


def _retrieval(category: Category, content: Content, row: EncoderInUse) -> Retrieval:
    try:
        retrieval = retrieve(Query(category=category), row, content)
    except QueryError as error:
        raise ValueError(error.message) from error
    if retrieval is None:
        raise ValueError("there is nothing to rank by")
    return retrieval
