"""Searches as shoppers ask them: pages, totals and facets agree, what is hidden stays hidden."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from search.filters import Filters
from search.lexical import complete
from search.methods.cut_off import CutOff
from search.models import EncoderInUse
from search.query import Query
from search.query_choices import Fusion, Leg, Sort
from search.ranking import Hit, rank, similar
from tests.search.listed_shop import cuts, filters, products, stock
from tests.search.test_listing import choices

pytestmark = pytest.mark.django_db

searches = st.sampled_from(["red", "a red product", "Alder", "P0", "p3", "product 1 red", "gren"])
legs = st.sampled_from(
    [
        frozenset(Leg),
        frozenset({Leg.LEXICAL}),
        frozenset({Leg.PICTURE}),
        frozenset({Leg.WORDS, Leg.LEXICAL}),
    ]
)


def pages(query: Query) -> list[Hit]:
    first = rank(query)
    found = [hit for page in range(1, first.pages + 1) for hit in rank(query.on_page(page)).hits]
    assert [hit.rank for hit in found] == list(range(1, first.total + 1))
    return found


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    made=products,
    text=searches,
    chosen=filters,
    cut=cuts,
    sort=st.sampled_from(Sort),
    weaker=st.booleans(),
    fusion=st.sampled_from(Fusion),
    read=legs,
    size=st.integers(2, 6),
)
def test_whatever_is_searched_for(
    encoder_in_use: EncoderInUse,
    made: list[dict[str, Any]],
    text: str,
    chosen: Filters,
    cut: CutOff,
    sort: Sort,
    weaker: bool,
    fusion: Fusion,
    read: frozenset[Leg],
    size: int,
) -> None:
    stock(encoder_in_use, made)
    query = Query(
        text=text, filters=chosen, cut=cut, sort=sort, weaker=weaker, fusion=fusion, legs=read,
        page_size=size,
    )  # fmt: skip
    ranking, hits = rank(query), pages(query)
    groups = [hit.product.group_id for hit in hits]
    assert len(set(groups)) == len(groups) == ranking.total
    assert [hit.weaker for hit in hits] == sorted(hit.weaker for hit in hits)
    assert sum(not hit.weaker for hit in hits) == ranking.relevant

    seen = set(Product.objects.visible().values_list("pk", flat=True))
    assert {hit.product.pk for hit in hits} <= seen
    assert {hit.product.pk for hit in hits} <= set(
        chosen.apply(Product.objects.all()).values_list("pk", flat=True)
    )
    for only, count in choices(ranking.facets(), chosen):
        assert rank(replace(query, filters=only)).total == count, only


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=products)
def test_what_is_hidden_is_nowhere(
    encoder_in_use: EncoderInUse, made: list[dict[str, Any]]
) -> None:
    for number, one in enumerate(made):
        one["brand"] = f"Brand{number}" if one["state"] == "published" else f"Secret{number}"
    stock(encoder_in_use, made)
    seen = set(Product.objects.visible().values_list("sku", flat=True))
    for text in ("red", "product", *(product["brand"] for product in made)):
        ranking = rank(Query(text=text, weaker=True, page_size=100))
        assert {hit.product.sku for hit in ranking.hits} <= seen
        assert "Secret" not in str(ranking.facets())
        assert not any("Secret" in one.text for one in complete(text))
    offered = {one.url for one in complete("product") if one.kind == "product"}
    assert offered <= {product.get_absolute_url() for product in Product.objects.visible()}
    for product in Product.objects.filter(sku__in=seen)[:3]:
        assert {hit.product.sku for hit in similar(product, 20)} <= seen - {product.sku}
