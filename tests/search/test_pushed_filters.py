"""In a large shop filters shape the result set itself; totals, pages and facets agree all the same,
and a facet tells what its other values would give."""

from functools import partial
from typing import Any

import numpy as np
import pytest
from django.core.cache import caches
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from search.arrangement import Arrangement
from search.facets import facets
from search.filters import Filters
from search.listing import listing
from search.methods.cut_off import CutOff
from search.models import EncoderInUse
from search.query import Query
from search.query_choices import Fusion, Sort
from search.result_set import found_with, result_set
from search.retrieval import Retrieval
from search.scoring import Scoring
from search.vectors import unit
from tests.search.listed_shop import cuts, filters, products, stock
from tests.search.test_listing import choices

pytestmark = pytest.mark.django_db


def _retrieval(row: EncoderInUse, chosen: Filters, **asked: Any) -> Retrieval:
    scoring = Scoring.of_vector("red", unit(np.asarray([1.0, 0.2, 0.1])))
    query = Query(text="red", filters=chosen, **asked)
    return Retrieval(row, scoring, Arrangement(), query, None, 0.0)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    made=products,
    chosen=filters,
    cut=cuts,
    sort=st.sampled_from(list(Sort)),
    weaker=st.booleans(),
    fusion=st.sampled_from(list(Fusion)),
)
def test_totals_pages_and_facets_agree(
    encoder_in_use: EncoderInUse,
    made: list[dict[str, Any]],
    chosen: Filters,
    cut: CutOff,
    sort: Sort,
    weaker: bool,
    fusion: Fusion,
) -> None:
    stock(encoder_in_use, made)
    asked = {"cut": cut, "sort": sort, "weaker": weaker, "fusion": fusion, "page_size": 3}
    retrieval = _retrieval(encoder_in_use, chosen, **asked)
    small = listing(retrieval, result_set(retrieval))
    seen, others = Product.objects.visible(), partial(found_with, retrieval)
    exact = facets(seen, small.ids, chosen, others)
    with override_settings(EXACT_LIMIT=0):
        large = listing(retrieval, result_set(retrieval))
        counted = facets(seen, large.ids, chosen, others)
        for only, count in choices(counted, chosen):
            alone = _retrieval(encoder_in_use, only, **asked)
            assert listing(alone, result_set(alone)).total == count, only
    assert (large.total, large.relevant) == (small.total, small.relevant)
    assert large.placed == small.placed
    assert exact == counted


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=products, chosen=filters, cut=cuts, fusion=st.sampled_from(list(Fusion)))
def test_a_link_with_filters_shows_what_choosing_them_shows(
    encoder_in_use: EncoderInUse,
    made: list[dict[str, Any]],
    chosen: Filters,
    cut: CutOff,
    fusion: Fusion,
) -> None:
    stock(encoder_in_use, made)
    retrieval = _retrieval(encoder_in_use, chosen, cut=cut, fusion=fusion)
    opened = listing(retrieval, result_set(retrieval))
    caches["results"].clear()
    found_with(retrieval, Filters())
    narrowed = listing(retrieval, result_set(retrieval))
    assert opened.placed == narrowed.placed
    assert (opened.total, opened.relevant) == (narrowed.total, narrowed.relevant)
