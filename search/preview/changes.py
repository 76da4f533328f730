from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.differences import Difference, Seat, difference
from search.preview.shelves import Kept
from search.ranking import Hit, hydrate
from search.retrieval import Placed, Retrieval

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing would change; `added`, `removed` and `moved` show the first of them.

    places: where the groups that stay stood before, from 1.
    """

    difference: Difference
    places: dict[int, int]
    added: list[Hit]
    removed: list[Hit]
    moved: list[Seat]


@dataclass(frozen=True, slots=True)
class Unshown:
    """Changes whose products are not loaded yet."""

    difference: Difference
    places: dict[int, int]
    removed: list[Placed]
    added: list[Placed]
    moved: list[Placed]


def changes_against(before: Kept, inside: Sequence[Placed], decided: frozenset[int]) -> Unshown:
    """A shelf's inside with the published one's."""
    found = difference(before.placed(), inside, decided)
    by_group = {one.found.group_id: one for one in inside}
    places = {group: place for place, group in enumerate(before.groups.tolist(), 1)}
    moves = sorted(found.moved, key=lambda move: move.after)[:SHOWN]
    return Unshown(
        found,
        places,
        found.removed[:SHOWN],
        found.added[:SHOWN],
        [by_group[move.group_id] for move in moves],
    )


class Loaded:
    """Hits of several lists, loaded together, so that their number costs no more questions."""

    def __init__(self, lists: Sequence[Sequence[Placed]], retrieval: Retrieval) -> None:
        wanted = {one.found.owner_id: one for ones in lists for one in ones}
        self._hits = {hit.image.pk: hit for hit in hydrate([*wanted.values()], retrieval.share)}

    def hits(self, placed: Sequence[Placed], ranks: dict[int, int]) -> list[Hit]:
        """In this order, with these ranks by group; 0 where there is none."""
        return [
            replace(
                hit,
                rank=ranks.get(one.found.group_id, 0),
                pinned=one.pinned,
                approved=one.approved,
            )
            for one in placed
            if (hit := self._hits.get(one.found.owner_id)) is not None
        ]


def show(changes: Unshown, loaded: Loaded, ranks: dict[int, int]) -> Changes:
    moved = loaded.hits(changes.moved, ranks)
    return Changes(
        changes.difference,
        changes.places,
        loaded.hits(changes.added, ranks),
        loaded.hits(changes.removed, changes.places),
        [Seat(hit, changes.places[hit.product.group_id], hit.rank, moved=True) for hit in moved],
    )
