"""Products of a preview as they stand on the page: picture, place, score, and what is special."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.preview import Preview
from search.ranking import Hit


@dataclass(frozen=True, slots=True)
class Card:
    """tags: short words beside the score; out: it is not on the shelf.

    likely: the probability that it belongs, in percent, where that is known.
    """

    hit: Hit
    tags: tuple[str, ...] = ()
    out: bool = False
    waits: bool = False
    likely: int | None = None


def cards(seen: Preview, hits: Iterable[Hit]) -> list[Card]:
    """In the order that was given."""
    added: set[int] = set()
    places: dict[int, int] = {}
    if seen.shown.changes is not None:
        found = seen.shown.changes.difference
        added = {one.found.group_id for one in found.added}
        places = {move.group_id: move.before for move in found.moved}
    return [_card(seen, hit, added, places) for hit in hits]


def _card(seen: Preview, hit: Hit, added: set[int], places: dict[int, int]) -> Card:
    group = hit.product.group_id
    out = hit.rank > seen.count
    tags = []
    if hit.pinned:
        tags.append("pinned")
    if hit.approved:
        tags.append("approved")
    if group in added:
        tags.append("new")
    elif group in places:
        tags.append(f"was {places[group]}")
    likely = None
    if seen.likelihood is not None:
        likely = round(100 * seen.likelihood.probability(hit.score))
    waits = out and seen.review_from is not None and hit.score >= seen.review_from
    return Card(hit, tuple(tags), out, waits, likely)
