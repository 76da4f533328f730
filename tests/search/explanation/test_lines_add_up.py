"""Whatever the recipe: the lines of an explanation add up to the score that the ranking shows."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from search.explanation.lines import boost_lines, score_lines
from search.methods.attribute_scoring import Mode
from search.methods.recipe import Part
from search.models import EncoderInUse
from search.product_scores import best_scores, pictures_of, score, stored_pictures
from tests.search.explanation.random_shelf import Chosen, retrieval, stock_randomly

chosen = st.builds(
    Chosen,
    seed=st.integers(0, 2**32 - 1),
    prompts=st.integers(1, 4),
    best=st.booleans(),
    others=st.integers(0, 5),
    modes=st.lists(st.sampled_from(Mode), max_size=4),
    share=st.sampled_from([0.0, 0.1, 0.3, 1.0]),
    boosted=st.booleans(),
)


@pytest.fixture(scope="module")
def row(django_db_setup: None, django_db_blocker: object) -> Iterator[EncoderInUse]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        row = stock_randomly()
        yield row
        Product.objects.filter(sku__startswith="R").delete()
        row.delete()


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(chosen=chosen)
def test_the_lines_add_up_to_the_score_of_the_ranking(row: EncoderInUse, chosen: Chosen) -> None:
    asked = retrieval(row, chosen)
    found = [placed.found for placed in asked.shelf().inside]
    pictures = pictures_of(row, [one.owner_id for one in found])
    assert len(found) == len({one.group_id for one in found}) > 20
    for one in found:
        picture = pictures[one.owner_id]
        assert score(picture, asked.scoring, asked.share) == pytest.approx(one.score, abs=1e-5)
        lines = score_lines(asked.scoring, asked.share, picture)
        assert sum(line.amount for line in lines) == pytest.approx(one.score, abs=1e-3)
        for line in lines:
            if line.part != Part.ATTRIBUTES:
                assert line.amount == pytest.approx((line.picture or 0) + (line.words or 0))


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(chosen=chosen)
def test_boosts_of_an_explanation_are_those_that_the_ranking_ordered_by(
    row: EncoderInUse, chosen: Chosen
) -> None:
    asked = retrieval(row, chosen)
    found = [placed.found for placed in asked.shelf().inside]
    pictures = pictures_of(row, [one.owner_id for one in found])
    products = [pictures[one.owner_id].product_id for one in found]
    moved = boost_lines(asked.arrangement, products)
    for one, product in zip(found, products, strict=True):
        assert sum(line.amount for line in moved.get(product, [])) == pytest.approx(one.boost)
    order = [one.score + one.boost for one in found]
    assert order == sorted(order, reverse=True)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(chosen=chosen)
def test_a_group_scores_as_its_best_picture_does(row: EncoderInUse, chosen: Chosen) -> None:
    asked = retrieval(row, chosen)
    found = [placed.found for placed in asked.shelf().inside]
    groups = [one.group_id for one in found]
    best = best_scores(stored_pictures(row, groups), asked.scoring, asked.share)
    for one in found:
        assert best[one.group_id] == pytest.approx(one.score, abs=1e-5)
