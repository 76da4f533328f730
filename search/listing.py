"""A page of a result set: who may be seen and meets the filters, in the order asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from django.db.models import F

from catalogue.querysets import ProductQuerySet
from search.arrangement import Arrangement
from search.methods.diversity import varied
from search.methods.placing import merge, places
from search.query import Query
from search.query_choices import Fusion, Sort
from search.result_set import ResultSet
from search.retrieval import Placed
from search.vector_stores.base import Found, FoundProducts
from search.vector_stores.found import Ids
from search.vectors import Vector

_ORDERS = {
    Sort.CHEAPEST: (F("price").asc(nulls_last=True), "pk"),
    Sort.DEAREST: (F("price").desc(nulls_last=True), "pk"),
    Sort.NEWEST: ("-created_at", "-pk"),
}


_MOST_VARIED = 96
"""Some pages: enough to choose a first one from, and what follows keeps its place."""


class Asked(Protocol):
    """What a listing needs to know of a question; retrievals by vectors and by words tell it."""

    @property
    def query(self) -> Query: ...
    @property
    def arrangement(self) -> Arrangement: ...
    @property
    def named(self) -> Mapping[int, int]: ...
    @property
    def references(self) -> frozenset[int]: ...
    def products(self) -> ProductQuerySet: ...
    def candidates(self) -> ProductQuerySet: ...
    def pinned(self) -> list[tuple[int, Found]]: ...
    def pictures(self, owners: Sequence[int]) -> Mapping[int, Vector]: ...


@dataclass(frozen=True, slots=True)
class Listing:
    """placed: the page's cards; total: cards over all pages, `relevant` of them before the
    divider, where weaker ones are shown behind it. `capped`: more belong than were kept.

    ids: the products of the whole set and of its pins, as facets count them.
    """

    placed: list[Placed]
    total: int
    relevant: int
    exact: bool
    ids: list[int]
    capped: bool = False


def listing(asked: Asked, found: ResultSet) -> Listing:
    query, every = asked.query, found.found
    by_relevance = query.sort.by_relevance
    if by_relevance:
        ordered = _by_relevance(asked, found)
    else:
        ordered = _as_sorted(every, _passing(asked.products(), every.products, query.sort))
    ordered = _first_of_each(every.groups, ordered)
    if query.sort == Sort.VARIED:
        ordered = _varied(asked, every, ordered)
    pinned = asked.pinned() if by_relevance else []
    arranged = _arranged(every, ordered, pinned, asked.named if by_relevance else {})
    return Listing(
        placed=[
            arranged.card(place, asked)
            for place in arranged.cards[query.offset : query.offset + query.page_size]
        ],
        total=len(arranged.cards),
        relevant=len(arranged.cards) - arranged.weaker,
        exact=found.exact,
        capped=found.capped,
        ids=[*every.products.tolist(), *_pinnable(asked)],
    )


def _pinnable(asked: Asked) -> list[int]:
    """Products whose pins may put them on the page, whatever they score."""
    out = asked.arrangement.out
    groups = [group for _, group in asked.arrangement.pins if group not in out]
    if not groups or not asked.query.sort.by_relevance:
        return []
    stocked = asked.candidates().in_stock().exclude(pk__in=out)
    return list(stocked.of_groups(groups).values_list("pk", flat=True))


def _passing(products: ProductQuerySet, ids: Ids, sort: Sort) -> Ids:
    """Those of the ids that may be seen and meet the filters, in the order asked for."""
    order = _ORDERS.get(sort, ())
    among = products.among(ids.tolist())
    return np.asarray(among.order_by(*order).values_list("pk", flat=True), np.int64)


def _by_relevance(asked: Asked, found: ResultSet) -> Ids:
    every = found.found
    ordered: Ids = np.arange(len(every))
    if not found.current:
        passing = _passing(asked.products(), every.products, asked.query.sort)
        ordered = np.flatnonzero(np.isin(every.products, passing))
    if asked.query.fusion == Fusion.WEIGHTS:
        ordered = _representing(every, ordered, asked.references)
    return ordered


def _as_sorted(every: FoundProducts, passing: Ids) -> Ids:
    """Places in the order of `passing`, those of relevant products before others."""
    by_product = np.argsort(every.products)
    places = by_product[np.searchsorted(every.products, passing, sorter=by_product)]
    return places[np.argsort(~every.relevant[places], kind="stable")]


def _varied(asked: Asked, every: FoundProducts, ordered: Ids) -> Ids:
    """The best of what is relevant moved so that neighbours differ; as it was where what they show
    is not known."""
    head = ordered[every.relevant[ordered]][:_MOST_VARIED]
    owners = every.owners[head].tolist()
    vectors = asked.pictures(owners)
    if not vectors or len(vectors) < len(owners):
        return ordered
    shown = np.stack([vectors[owner] for owner in owners])
    places = varied(every.scores[head] + every.boosts[head], shown)
    return np.concatenate([head[places], ordered[~np.isin(ordered, head)]])


def _first_of_each(groups: Ids, ordered: Ids) -> Ids:
    """One card for products that variants share: the first that comes."""
    _, firsts = np.unique(groups[ordered], return_index=True)
    return ordered[np.sort(firsts)]


def _representing(every: FoundProducts, ordered: Ids, references: frozenset[int]) -> Ids:
    """Of the products of a group the one that scores best, wherever a boost moves it: a boost on
    another variant changes neither the group's score nor whether it belongs. Whose reference was
    typed stands for its group whatever it scores."""
    groups, scores = every.groups[ordered], every.scores[ordered]
    typed = np.isin(every.products[ordered], list(references))
    by_score = ordered[np.lexsort((every.owners[ordered], -scores, ~typed, groups))]
    return ordered[np.isin(ordered, _first_of_each(every.groups, by_score))]


@dataclass(frozen=True, slots=True)
class _Arranged:
    """cards: places in the result set; -1, -2 … stand for the first pin, the second …"""

    every: FoundProducts
    pinned: list[tuple[int, Found]]
    named: Mapping[int, int]
    cards: list[int]
    weaker: int

    def card(self, place: int, asked: Asked) -> Placed:
        if place < 0:
            return Placed(self.pinned[-place - 1][1], pinned=True)
        one = self.every[place]
        group = one.found.group_id
        named = group in self.named
        return Placed(
            one.found,
            approved=group in asked.arrangement.approved,
            named=named,
            weaker=not (one.relevant or named),
        )


def _arranged(
    every: FoundProducts,
    ordered: Ids,
    pinned: list[tuple[int, Found]],
    named: Mapping[int, int],
) -> _Arranged:
    """What the query names comes first, then pins at their places, among what is relevant."""
    groups = every.groups[ordered]
    firsts = ordered[np.isin(groups, list(named))].tolist()
    firsts.sort(key=lambda place: named[int(every.groups[place])])  # stable: else by score
    pinned = [(place, one) for place, one in pinned if one.group_id not in named]
    held = [*named, *(one.group_id for _, one in pinned)]
    free = ordered[~np.isin(groups, held)]
    relevant = [*firsts, *free[every.relevant[free]].tolist()]
    weaker = free[~every.relevant[free]].tolist()
    at = places([place + len(firsts) for place, _ in pinned], len(relevant))
    pins = {index: -number for number, index in enumerate(at, 1)}
    return _Arranged(every, pinned, named, [*merge(relevant, pins), *weaker], len(weaker))
