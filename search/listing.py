"""A page of a result set: who may be seen and meets the filters, in the order asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F
from django.db.models.expressions import RawSQL

from catalogue.querysets import ProductQuerySet
from search.methods.placing import merge, places
from search.query_choices import Sort
from search.result_set import ResultSet
from search.retrieval import Placed, Retrieval
from search.vector_stores.base import Found, FoundProduct

_ORDERS = {
    Sort.CHEAPEST: (F("price").asc(nulls_last=True), "pk"),
    Sort.DEAREST: (F("price").desc(nulls_last=True), "pk"),
    Sort.NEWEST: ("-created_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """placed: the page's cards; total: cards over all pages, `relevant` of them before the
    divider, where weaker ones are shown behind it.

    ids: the products of the whole set and of its pins, as facets count them.
    """

    placed: list[Placed]
    total: int
    relevant: int
    exact: bool
    ids: list[int]


def listing(retrieval: Retrieval, found: ResultSet) -> Listing:
    query = retrieval.query
    ids = [one.words_id for one in found.found]
    by_relevance = query.sort == Sort.RELEVANCE
    passing = _passing(retrieval.products(), ids, query.sort)
    by_product = {one.words_id: one for one in found.found}
    ordered: Iterable[FoundProduct] = found.found
    if not by_relevance:
        sorted_ones = [by_product[product] for product in passing]
        ordered = sorted(sorted_ones, key=lambda one: not one.relevant)  # stable within both
    seen = set(passing)
    cards = list(_cards((one for one in ordered if one.words_id in seen), retrieval))
    pinned = retrieval.pinned() if by_relevance else []
    cards = _arranged(cards, pinned, retrieval.firsts)
    relevant = sum(not card.weaker for card in cards)
    page = cards[query.offset : query.offset + query.page_size]
    return Listing(page, len(cards), relevant, found.exact, [*ids, *_pinnable(retrieval)])


def _pinnable(retrieval: Retrieval) -> list[int]:
    """Products whose pins may put them on the page, whatever they score."""
    groups = [group for _, group in retrieval.arrangement.pins]
    if not groups or retrieval.query.sort != Sort.RELEVANCE:
        return []
    stocked = retrieval.candidates().in_stock().exclude(pk__in=retrieval.arrangement.out)
    own = stocked.filter(pk__in=groups) | stocked.filter(parent__in=groups)
    return list(own.values_list("pk", flat=True))


def _passing(products: ProductQuerySet, ids: list[int], sort: Sort) -> list[int]:
    """Those of the ids that may be seen and meet the filters, in the order asked for."""
    among = products.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [ids]))
    order = _ORDERS.get(sort, ())
    return list(among.order_by(*order).values_list("pk", flat=True))


def _cards(found: Iterable[FoundProduct], retrieval: Retrieval) -> Iterator[Placed]:
    """One card for products that variants share: the first that comes."""
    groups: set[int] = set()
    for one in found:
        group = one.found.group_id
        if group not in groups:
            groups.add(group)
            approved = group in retrieval.arrangement.approved
            yield Placed(one.found, approved=approved, weaker=not one.relevant)


def _arranged(
    cards: list[Placed], pinned: list[tuple[int, Found]], firsts: tuple[int, ...]
) -> list[Placed]:
    """What the query names comes first, then pins at their places, among what is relevant."""
    named = [card for group in firsts for card in cards if card.found.group_id == group]
    named = [Placed(card.found, approved=card.approved, named=True) for card in named]
    pins = [(place, one) for place, one in pinned if one.group_id not in firsts]
    held = {*firsts, *(one.group_id for _, one in pins)}
    free = [card for card in cards if card.found.group_id not in held]
    relevant = [*named, *(card for card in free if not card.weaker)]
    at = places([place + len(named) for place, _ in pins], len(relevant))
    placed = [Placed(one, pinned=True) for _, one in pins]
    merged = merge(relevant, dict(zip(at, placed, strict=True)))
    return [*merged, *(card for card in free if card.weaker)]
