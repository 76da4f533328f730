"""The pgvector store: exact scans, the HNSW index, and which of them answers."""

from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test import override_settings

from search.methods.cut_off import CutOff, CutOffKind
from search.vector_stores import counting, hnsw
from search.vector_stores.base import Space
from search.vector_stores.pgvector import PgvectorStore
from search.vectors import Vectors
from tests.search.vector_stores.owning import IMAGES, owners

store = PgvectorStore()


def truth(space: Space, query: Vectors, limit: int, **filters: Any) -> set[int]:
    with override_settings(EXACT_LIMIT=10**9):
        nearest = store.nearest(space, query, owners(**filters), limit=limit)
    assert nearest.exact
    return {found.group_id for found in nearest.found}


@pytest.mark.django_db
def test_an_exact_ranking_equals_arithmetic(space: Space, query: Vectors) -> None:
    ids = list(owners().values_list("id", flat=True))
    stored = np.stack([*store.vectors_of(space, ids).values()])
    by_hand = np.sort(stored @ query[0])[::-1]
    nearest = store.nearest(space, query, owners(), limit=50)
    assert nearest.total == IMAGES
    np.testing.assert_allclose([found.score for found in nearest.found], by_hand[:50], atol=1e-3)


def test_a_limit_of_100_over_an_hnsw_index_returns_100(indexed: Space, query: Vectors) -> None:
    nearest = store.nearest(indexed, query, owners(), limit=100)
    assert not nearest.exact
    assert len(nearest.found) == 100
    scores = [found.score for found in nearest.found]
    assert scores == sorted(scores, reverse=True)


def test_the_index_finds_nearly_all_of_the_true_top_100(indexed: Space, query: Vectors) -> None:
    found = {one.group_id for one in store.nearest(indexed, query, owners(), limit=100).found}
    assert len(found & truth(indexed, query, 100)) >= 95


def test_the_index_really_answers(indexed: Space, query: Vectors) -> None:
    plans: list[str] = []

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "MATERIALIZED" in sql:
            with connection.connection.cursor() as cursor:
                cursor.execute("EXPLAIN " + sql, params)
                plans.append("\n".join(row[0] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        store.nearest(indexed, query, owners(), limit=100)
    assert hnsw.name(indexed) in plans[0]


def test_a_filter_that_leaves_one_percent_gives_a_full_page_with_full_recall(
    indexed: Space, query: Vectors
) -> None:
    nearest = store.nearest(indexed, query, owners(product__brand="rare"), limit=24)
    assert nearest.exact
    assert nearest.total == IMAGES // 100
    found = {one.group_id for one in nearest.found}
    true = truth(indexed, query, 24, product__brand="rare")
    assert len(found) == 24
    assert len(found & true) / 24 >= 0.99


def test_a_filter_answered_by_the_index_gives_a_full_page_too(
    indexed: Space, query: Vectors
) -> None:
    with override_settings(EXACT_LIMIT=10):  # leave even the rare brand to the index
        nearest = store.nearest(indexed, query, owners(product__brand="rare"), limit=24)
    assert not nearest.exact
    assert len(nearest.found) == 24


def test_the_index_is_asked_earlier_where_nothing_is_cut_off(
    indexed: Space, query: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "estimate", lambda asked: IMAGES)

    def by_index(cut: CutOff) -> bool:
        with override_settings(EXACT_LIMIT=IMAGES * 3 // 2):
            return store.relevant(indexed, query, owners(), cut, limit=IMAGES, near=100).by_index

    assert by_index(CutOff(CutOffKind.OFF))
    assert not by_index(CutOff(CutOffKind.RELATIVE, 0.5))


def test_a_least_score_is_counted_exactly(indexed: Space, query: Vectors) -> None:
    everything = store.nearest(indexed, query, owners(), limit=None).found
    scores = [found.score for found in everything]
    nearest = store.nearest(indexed, query, owners(), limit=5, least_score=scores[70])
    assert nearest.exact
    assert nearest.total == 71


def test_several_vectors_score_by_the_best_of_them_in_both_ways(
    indexed: Space, query: Vectors
) -> None:
    two = np.concatenate([query, -query])
    by_index = store.nearest(indexed, two, owners(), limit=20)
    with override_settings(EXACT_LIMIT=10**9):
        exact = store.nearest(indexed, two, owners(), limit=20)
    assert not by_index.exact
    same = {one.group_id for one in by_index.found} & {one.group_id for one in exact.found}
    assert len(same) >= 19


def test_the_index_is_built_once(indexed: Space) -> None:
    assert not store.ensure_index(indexed)


@pytest.mark.django_db
def test_a_small_space_gets_no_index(space: Space) -> None:
    with override_settings(EXACT_LIMIT=IMAGES):
        assert not store.ensure_index(space)
    assert not hnsw.exists(space)
