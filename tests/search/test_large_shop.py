"""A shop that has outgrown exact scans: the index answers, and numbers say how sure they are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings

from search.bench.catalogue import fill
from search.bench.scratch import use
from search.bench.synthetic import NAME, SyntheticEncoder
from search.encoders.registry import forget_encoders, lend_encoder
from search.facets import Facet
from search.filters import Filters
from search.methods.cut_off import CutOff, CutOffKind
from search.query import Query
from search.ranking import rank
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space

PRODUCTS, LIMIT = 2000, 500
RED = Query(text="red backpack")
UNCUT = replace(RED, cut=CutOff(CutOffKind.OFF))


@pytest.fixture
def large(db: None) -> Iterator[None]:
    lend_encoder(NAME, SyntheticEncoder())
    row, _ = use(NAME)
    fill(row, PRODUCTS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or no index could be built now
    with override_settings(EXACT_LIMIT=LIMIT):
        get_vector_store().ensure_index(Space(row.pk, row.dimensions))
        caches["results"].clear()
        yield
    caches["results"].clear()
    forget_encoders()


def _chosen(brand: str) -> Query:
    return replace(RED, filters=Filters(brands=(brand,)))


def _counts(facet: Facet) -> dict[str, int]:
    return {value.value: value.count for value in facet.values}


@pytest.mark.usefixtures("large")
class TestAShopper:
    def test_reads_about_how_many_products_fit(self) -> None:
        ranking = rank(RED)
        assert ranking.total > 0
        assert (ranking.exact, ranking.capped) == (False, False)

    def test_reads_that_there_are_more_where_the_search_went_no_further(self) -> None:
        ranking = rank(UNCUT)
        assert (ranking.exact, ranking.capped) == (False, True)
        assert LIMIT < ranking.total < PRODUCTS
        last = rank(UNCUT.on_page(ranking.pages))
        assert len(last.hits) == ranking.total - (ranking.pages - 1) * UNCUT.page_size

    def test_finds_the_same_best_as_an_exact_scan(self) -> None:
        near = [hit.product.sku for hit in rank(UNCUT).hits]
        caches["results"].clear()
        with override_settings(EXACT_LIMIT=PRODUCTS):
            exact = rank(UNCUT)
        assert exact.exact
        assert len({hit.product.sku for hit in exact.hits}.intersection(near)) >= 23

    def test_reads_exact_numbers_where_a_filter_leaves_few(self) -> None:
        ranking = rank(_chosen("Slice"))
        assert (ranking.exact, ranking.capped) == (True, False)

    def test_chooses_another_brand_beside_the_chosen_one(self) -> None:
        wide, narrow = rank(RED), rank(_chosen("Third"))
        assert narrow.total > 0
        counts = _counts(narrow.facets().brands)
        assert counts == _counts(wide.facets().brands)
        assert counts["Third"] == narrow.total

    def test_keeps_the_place_where_relevance_ends_when_narrowing(self) -> None:
        assert rank(_chosen("Slice")).least == rank(RED).least

    def test_asks_the_index_even_if_the_planner_thinks_too_many_are_left(self) -> None:
        with override_settings(EXACT_LIMIT=1):  # leaves a brand of two products to the index
            few = rank(replace(UNCUT, filters=Filters(brands=("Mote",))))
        assert (few.total, few.exact) == (2, True)


@pytest.mark.usefixtures("large")
def test_an_integrator_is_told_what_the_page_says_as_more_than(client: Client) -> None:
    for params, exact, capped in (
        ({"q": RED.text, "cut": "off"}, False, True),
        ({"q": RED.text, "brand": "Slice"}, True, False),
    ):
        answer = client.get("/api/v1/search", params).json()
        assert (answer["total_is_exact"], answer["total_is_capped"]) == (exact, capped)
        page = client.get("/search", params).content.decode()
        assert ("more than" in page.split('id="results-count"')[1].split("</p>")[0]) is capped
