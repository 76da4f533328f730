"""Totals, pages, facets and sorting speak of one result set, whatever is asked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product, ProductImage
from search.arrangement import Arrangement
from search.facets import Facets, facets
from search.filters import Filters
from search.listing import Listing, listing
from search.methods.cut_off import CutOff
from search.models import EncoderInUse
from search.query import Query
from search.query_choices import Fusion, Sort
from search.result_set import found_with, result_set
from search.retrieval import Retrieval
from search.scoring import Scoring
from search.vectors import unit
from tests.search.listed_shop import cuts, filters, products, stock

pytestmark = pytest.mark.django_db


def _retrieval(row: EncoderInUse, query: Query, **more: Any) -> Retrieval:
    scoring = Scoring.of_vector("red", unit(np.asarray([1.0, 0.2, 0.1])))
    arrangement = more.pop("arrangement", Arrangement())
    return Retrieval(row, scoring, arrangement, query, more.pop("threshold", None), 0.0, **more)


def _ask(row: EncoderInUse, query: Query, **more: Any) -> Listing:
    retrieval = _retrieval(row, query, **more)
    return listing(retrieval, result_set(retrieval))


def choices(counted: Facets, chosen: Filters) -> Iterator[tuple[Filters, int]]:
    """Each value that a facet offers, chosen alone beside the other facets' choices, with its
    count."""
    for value in counted.brands.values:
        yield replace(chosen, brands=(value.value,)), value.count
    for facet in counted.attributes:
        name = facet.name.removeprefix("attr.")
        others = tuple(pair for pair in chosen.attributes if pair[0] != name)
        for value in facet.values:
            yield replace(chosen, attributes=(*others, (name, value.value))), value.count
    yield replace(chosen, in_stock=True), counted.in_stock


def _groups(found: Listing) -> list[int]:
    return [card.found.group_id for card in found.placed]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    made=products,
    chosen=filters,
    cut=cuts,
    sort=st.sampled_from(list(Sort)),
    weaker=st.booleans(),
    size=st.integers(1, 5),
    fusion=st.sampled_from(list(Fusion)),
    data=st.data(),
)
def test_pages_total_and_facets_agree(
    encoder_in_use: EncoderInUse,
    made: list[dict[str, Any]],
    chosen: Filters,
    cut: CutOff,
    sort: Sort,
    weaker: bool,
    size: int,
    fusion: Fusion,
    data: st.DataObject,
) -> None:
    stock(encoder_in_use, made)
    everybody = list(Product.objects.order_by("pk"))
    groups = sorted({product.group_id for product in everybody})
    pin = data.draw(st.sampled_from([None, *groups]))
    out = data.draw(st.sampled_from([None, *groups]))
    arrangement = Arrangement(
        pins=((2, pin),) if pin else (), hidden=frozenset({out} if out else ())
    )
    additions = {everybody[-1].pk: 0.3} if data.draw(st.booleans()) else {}
    query = Query(
        text="red", filters=chosen, cut=cut, sort=sort, weaker=weaker, page_size=size, fusion=fusion
    )
    named = data.draw(st.dictionaries(st.sampled_from(groups), st.integers(0, 2), max_size=2))
    shared = {"arrangement": arrangement, "additions": additions, "named": named}
    first = _ask(encoder_in_use, query, **shared)
    pages = [
        _ask(encoder_in_use, query.on_page(page), **shared)
        for page in range(1, first.total // size + 2)
    ]
    cards = [group for page in pages for group in _groups(page)]

    assert len(cards) == len(set(cards)) == first.total
    visible = chosen.apply(Product.objects.visible())
    assert set(cards) <= {product.group_id for product in visible}
    assert out not in cards
    others = partial(found_with, _retrieval(encoder_in_use, query, **shared))
    counted = facets(Product.objects.visible(), first.ids, chosen, others)
    for only, count in choices(counted, chosen):
        asked = replace(query, filters=only, page=1)
        assert _ask(encoder_in_use, asked, **shared).total == count, only
    if sort.by_relevance:
        standing = [named.get(group, 9) for group in cards if group in named]
        assert standing == sorted(standing)
        assert cards[: len(standing)] == [group for group in cards if group in named]
    if sort == Sort.RELEVANCE and not pin and not named and fusion == Fusion.WEIGHTS:
        scores = [card.found.score for page in pages for card in page.placed if not card.weaker]
        assert scores == sorted(scores, reverse=True)
    if sort == Sort.CHEAPEST and not weaker:
        prices = [
            price
            for card in (card for page in pages for card in page.placed)
            if (price := ProductImage.objects.get(pk=card.found.owner_id).product.price) is not None
        ]
        assert prices == sorted(prices)
