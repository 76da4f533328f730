"""Attributes in SQL give what `search.methods.attribute_scoring` gives."""

from collections.abc import Sequence

import numpy as np
import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as some

from search.methods.attribute_scoring import AttributeTerm, Mode, amounts, statistics
from search.vector_stores.base import Found, Space
from search.vector_stores.pgvector import PgvectorStore
from search.vectors import Vectors
from tests.search.vector_stores.owning import directions, owners

store = PgvectorStore()

TERMS = some.lists(
    some.builds(
        AttributeTerm,
        text=some.just("attribute"),
        mode=some.sampled_from(list(Mode)),
        weight=some.floats(0.1, 5),
        vector=some.integers(0, 50).map(lambda seed: directions(seed, 1)[0]),
        centre=some.floats(-0.3, 0.3),
        spread=some.floats(0.02, 0.5) | some.just(0.0),
        scale=some.sampled_from([0.01, 0.15, 1.0]),
    ),
    max_size=3,
)


def by_hand(
    space: Space, found: Sequence[Found], vectors: Vectors, share: float, terms: list[AttributeTerm]
) -> list[float]:
    """The scores of these images, from their stored vectors."""
    groups = [one.group_id for one in found]
    images = store.vectors_of(space, [one.owner_id for one in found])
    words = store.words_of(space, groups)
    scores = []
    for one in found:
        image, text = images[one.owner_id], words.get(one.group_id, images[one.owner_id])
        score = (1 - share) * (vectors @ image).max() + share * (vectors @ text).max()
        for term in terms:
            near = (1 - share) * (term.vector @ image) + share * (term.vector @ text)
            score += amounts(term, np.asarray([near]))[0]
        scores.append(float(score))
    return scores


@pytest.mark.django_db
@given(TERMS, some.integers(1, 3), some.sampled_from([0.0, 0.1, 0.5, 1.0]))
@how(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_mode_counts_as_arithmetic_says_with_words_and_without(
    space: Space, terms: list[AttributeTerm], prompts: int, share: float
) -> None:
    vectors = directions(99, prompts)
    some_of_them = owners(product__sku__endswith="7")
    nearest = store.nearest(
        space, vectors, some_of_them, limit=None, text_share=share, attributes=terms
    )
    assert nearest.total == len(nearest.found) == 300
    scores = [one.score for one in nearest.found]
    assert scores == sorted(scores, reverse=True)
    expected = by_hand(space, nearest.found, vectors, share, terms)
    np.testing.assert_allclose(scores, expected, atol=2e-4)
    assert any(one.text_score is not None for one in nearest.found) == (share > 0)


@pytest.mark.django_db
def test_a_least_score_is_one_of_words_picture_and_attributes_together(space: Space) -> None:
    vectors, term = directions(99, 1), _striped(Mode.PREFER, space)
    ask = {"text_share": 0.3, "attributes": [term]}
    everything = store.nearest(space, vectors, owners(), limit=None, **ask).found  # type: ignore[arg-type]
    least = everything[40].score
    nearest = store.nearest(space, vectors, owners(), limit=3, least_score=least, **ask)  # type: ignore[arg-type]
    assert nearest.total == 41


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("share", [0.0, 0.3])
def test_the_index_scores_with_attributes_as_the_exact_scan_does(
    indexed: Space, mode: Mode, share: float
) -> None:
    vectors, term = directions(99, 1), _striped(mode, indexed)
    nearest = store.nearest(
        indexed, vectors, owners(), limit=24, text_share=share, attributes=[term]
    )
    assert not nearest.exact
    assert len(nearest.found) == 24
    expected = by_hand(indexed, nearest.found, vectors, share, [term])
    np.testing.assert_allclose([one.score for one in nearest.found], expected, atol=2e-4)
    with override_settings(EXACT_LIMIT=10**9):
        exact = store.nearest(
            indexed, vectors, owners(), limit=24, text_share=share, attributes=[term]
        )
    assert exact.exact
    same = {one.group_id for one in exact.found} & {one.group_id for one in nearest.found}
    assert len(same) >= 23


def _striped(mode: Mode, space: Space) -> AttributeTerm:
    """As scoring makes them: standardised over the space, worth what an encoder's logits are."""
    vector = directions(5, 1)[0]
    centre, spread = statistics(store.similarities(space, vector, 0.3, 1000))
    return AttributeTerm("striped", mode, 1.0, vector, centre, spread, 0.05)
