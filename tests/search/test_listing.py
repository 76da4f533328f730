"""Totals, pages, facets and sorting speak of one result set, whatever is asked."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from django.core.cache import caches
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product, ProductImage
from search.arrangement import Arrangement
from search.facets import facets
from search.filters import Filters
from search.listing import Listing, listing
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse, ImageEmbedding
from search.query import Query
from search.query_choices import Fusion, Sort
from search.result_set import result_set
from search.retrieval import Retrieval
from search.scoring import Scoring
from search.vectors import unit

pytestmark = pytest.mark.django_db

_BRANDS = ["", "Alder", "Birch"]
_COLOURS = ["red", "green", "blue"]

products = st.lists(
    st.fixed_dictionaries(
        {
            "brand": st.sampled_from(_BRANDS),
            "price": st.sampled_from([None, 5, 10, 10, 20]),
            "stock": st.integers(0, 2),
            "colour": st.sampled_from(_COLOURS),
            "state": st.sampled_from(["published", "published", "published", "draft", "archived"]),
            "variant": st.booleans(),
            "vector": st.lists(st.floats(0.01, 1), min_size=3, max_size=3),
        }
    ),
    min_size=1,
    max_size=14,
)
filters = st.builds(
    Filters,
    brands=st.sampled_from([(), ("Alder",), ("Alder", "Birch")]),
    price_max=st.sampled_from([None, Decimal(10)]),
    in_stock=st.booleans(),
    attributes=st.sampled_from([(), (("colour", "red"),), (("colour", "red"), ("colour", "blue"))]),
)
cuts = st.sampled_from(
    [
        CutOff(CutOffKind.OFF),
        CutOff(CutOffKind.GAP),
        CutOff(CutOffKind.RELATIVE, 0.5),
        CutOff(CutOffKind.DEVIATION, 0.5),
        CutOff(CutOffKind.FIXED, 0.8),
    ]
)


def _stock(row: EncoderInUse, made: list[dict[str, Any]]) -> None:
    Product.objects.all().delete()
    caches["results"].clear()
    caches["default"].clear()
    parent: Product | None = None
    for number, one in enumerate(made):
        product = Product.objects.create(
            sku=f"P{number}",
            title=f"Product {number}",
            brand=one["brand"],
            price=one["price"],
            stock=one["stock"],
            attributes={"colour": one["colour"], "litres": 3},
            state=one["state"],
            parent=parent if one["variant"] else None,
        )
        parent = parent if one["variant"] and parent else product
        unstored = ProductImage(product=product, digest=f"{number}", upload_digest=f"{number}")
        (image,) = ProductImage.objects.bulk_create([unstored])
        vector = unit(one["vector"]).tolist()
        ImageEmbedding.objects.create(image=image, encoder=row, vector=vector, status="done")


def _ask(row: EncoderInUse, query: Query, **more: Any) -> Listing:
    scoring = Scoring.of_vector("red", unit(np.asarray([1.0, 0.2, 0.1])))
    arrangement = more.pop("arrangement", Arrangement())
    retrieval = Retrieval(
        row, scoring, arrangement, query, more.pop("threshold", None), 0.0, **more
    )
    return listing(retrieval, result_set(retrieval))


def _groups(found: Listing) -> list[int]:
    return [card.found.group_id for card in found.placed]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
    _stock(encoder_in_use, made)
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
    shared = {"arrangement": arrangement, "additions": additions}
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
    counted = facets(Product.objects.visible(), first.ids, chosen)
    by_brand = {value.value: value.count for value in counted.brands.values}
    for brand in chosen.brands:
        only = chosen.__class__(**{**_as_dict(chosen), "brands": (brand,)})
        alone = _ask(encoder_in_use, Query(**{**_query(query), "filters": only}), **shared)
        assert by_brand.get(brand, 0) == alone.total
    if sort == Sort.RELEVANCE and not pin and fusion == Fusion.WEIGHTS:
        scores = [card.found.score for page in pages for card in page.placed if not card.weaker]
        assert scores == sorted(scores, reverse=True)
    if sort == Sort.CHEAPEST and not weaker:
        prices = [
            price
            for card in (card for page in pages for card in page.placed)
            if (price := ProductImage.objects.get(pk=card.found.owner_id).product.price) is not None
        ]
        assert prices == sorted(prices)


def _as_dict(chosen: Filters) -> dict[str, Any]:
    return {name: getattr(chosen, name) for name in Filters.__slots__}


def _query(query: Query) -> dict[str, Any]:
    return {name: getattr(query, name) for name in Query.__slots__}
