"""Boosts move products and change no score; what is kept needs none."""

from typing import Any

import numpy as np
import pytest
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.test import override_settings

from catalogue.models import Product, ProductImage
from search.models import ImageEmbedding
from search.vector_stores.base import Nearest, Space
from search.vector_stores.pgvector import PgvectorStore
from search.vectors import Vectors
from tests.search.vector_stores.owning import owners

store = PgvectorStore()

RARE = Q(product__brand="rare")


def for_rare(amount: float) -> Any:
    return Case(When(RARE, then=Value(amount)), default=Value(0.0))


def scores(nearest: Nearest) -> dict[int, float]:
    return {one.group_id: one.score for one in nearest.found}


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0.2, -0.2])
def test_a_boost_changes_the_order_and_no_score(
    space: Space, query: Vectors, amount: float
) -> None:
    plain = store.nearest(space, query, owners(), limit=None)
    moved = store.nearest(space, query, owners(boost=for_rare(amount)), limit=None)
    assert scores(moved) == scores(plain)
    rare = {one.group_id for one in moved.found if one.boost}
    assert len(rare) == 30
    assert all(one.boost == amount for one in moved.found if one.group_id in rare)
    order = [one.score + one.boost for one in moved.found]
    assert order == sorted(order, reverse=True)
    better = _mean_place(moved, rare) < _mean_place(plain, rare)
    assert better == (amount > 0)


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0.2, -0.2])
def test_a_boost_lets_nobody_in_and_throws_nobody_out(
    space: Space, query: Vectors, amount: float
) -> None:
    plain = store.nearest(space, query, owners(), limit=None, least_score=0.1)
    moved = store.nearest(space, query, owners(boost=for_rare(amount)), limit=None, least_score=0.1)
    assert scores(moved) == scores(plain)
    assert moved.total == plain.total


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0.9, -0.9])
def test_a_boosted_variant_takes_nothing_from_the_one_that_fits_better(
    space: Space, query: Vectors, amount: float
) -> None:
    """A group is shown by what fits best; only then it is moved as that one is to be moved."""
    best = store.nearest(space, query, owners(), limit=1).found[0]
    parent = Product.objects.get(pk=best.group_id)
    variant = Product.objects.create(sku="S-variant", title="S", state="published", parent=parent)
    image = ProductImage.objects.create(product=variant, digest="v", upload_digest="v")
    away = (-query[0]).tolist()
    ImageEmbedding.objects.create(
        image=image, encoder_id=space.encoder_pk, vector=away, status="done"
    )
    moved = Case(When(product=variant, then=Value(amount)), default=Value(0.0))
    group = Coalesce("product__parent_id", "product_id")
    looked_among = ProductImage.objects.filter(product__sku__startswith="S").order_by()
    nearest = store.nearest(
        space,
        query,
        looked_among.values_list("id", group, "product_id", moved, Value(False)),
        limit=None,
        least_score=best.score,
    )
    assert [(one.owner_id, one.boost) for one in nearest.found] == [(best.owner_id, 0.0)]
    assert nearest.found[0].score == pytest.approx(best.score)


@pytest.mark.django_db
def test_what_is_kept_needs_no_least_score(space: Space, query: Vectors) -> None:
    plain = store.nearest(space, query, owners(), limit=None)
    last = plain.found[-1].group_id
    kept = owners(kept=Q(product_id=last))
    nearest = store.nearest(space, query, kept, limit=None, least_score=plain.found[9].score)
    assert [one.group_id for one in nearest.found][-1] == last
    assert nearest.total == 11
    beyond = store.nearest(space, query, kept, limit=5, offset=20, least_score=plain.found[9].score)
    assert (beyond.found, beyond.total) == ([], 11)


@pytest.mark.django_db
def test_a_page_of_nothing_still_counts(space: Space, query: Vectors) -> None:
    """Where pins fill a page the rest of the shelf is only counted."""
    nearest = store.nearest(space, query, owners(), limit=0)
    assert (nearest.found, nearest.total) == ([], 3000)
    least = store.nearest(space, query, owners(), limit=10).found[9].score
    assert store.nearest(space, query, owners(), limit=0, least_score=least).total == 10


def test_the_index_moves_products_as_the_exact_scan_does(indexed: Space, query: Vectors) -> None:
    boosted = owners(boost=for_rare(0.15))
    by_index = store.nearest(indexed, query, boosted, limit=24)
    with override_settings(EXACT_LIMIT=10**9):
        exact = store.nearest(indexed, query, boosted, limit=24)
    assert (by_index.exact, exact.exact) == (False, True)
    assert any(one.boost for one in exact.found)
    order = [one.score + one.boost for one in by_index.found]
    assert order == sorted(order, reverse=True)
    same = {one.group_id for one in exact.found} & {one.group_id for one in by_index.found}
    assert len(same) >= 23


def test_pages_of_the_index_neither_lose_nor_double_a_product(
    indexed: Space, query: Vectors
) -> None:
    boosted = owners(boost=for_rare(0.15))
    whole = store.nearest(indexed, query, boosted, limit=96)
    assert not whole.exact
    pages = [
        store.nearest(indexed, query, boosted, limit=24, offset=offset)
        for offset in range(0, 96, 24)
    ]
    assert [one.group_id for page in pages for one in page.found] == [
        one.group_id for one in whole.found
    ]


def _mean_place(nearest: Nearest, groups: set[int]) -> float:
    places = [place for place, one in enumerate(nearest.found) if one.group_id in groups]
    return float(np.mean(places))
