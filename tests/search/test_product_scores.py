"""Single products from their stored vectors score as the database scores them in a ranking."""

import pytest
from pytest_django import Settings

from catalogue.content import Content, ContentAttribute
from catalogue.models import Combination
from search.embedding import drain
from search.models import EncoderInUse
from search.product_scores import best_scores, score, stored_pictures
from search.query import Query
from search.ranking import retrieve
from search.scoring import scoring_of
from tests.factories import make_product
from tests.search.random_shop import draw_shop

ATTRIBUTES = tuple(
    ContentAttribute(key, mode, ("red",), ("blue",)[:key], mode, 0.5 + key)
    for key, mode in enumerate(("require", "prefer", "exclude"))
)


@pytest.mark.parametrize("share", [0.0, 0.3])
@pytest.mark.parametrize("combination", Combination.values)
@pytest.mark.parametrize("attributes", [(), ATTRIBUTES])
def test_a_whole_shelf_scores_the_same_one_by_one(
    encoder_in_use: EncoderInUse,
    settings: Settings,
    share: float,
    combination: str,
    attributes: tuple[ContentAttribute, ...],
) -> None:
    settings.TEXT_SHARE = share
    draw_shop(encoder_in_use, seed=5)
    content = Content(("red", "something green"), combination=combination, attributes=attributes)
    retrieval = retrieve(Query(staff=True), encoder_in_use, content)
    assert retrieval is not None
    ranked = {one.found.group_id: one.found.score for one in retrieval.shelf().inside}
    alone = best_scores(
        stored_pictures(encoder_in_use, list(ranked)),
        scoring_of(content, encoder_in_use),
        share,
    )
    assert len(ranked) > 10
    assert alone == pytest.approx(ranked, abs=2e-5)


def test_pictures_of_variants_belong_to_the_product_they_share(
    encoder_in_use: EncoderInUse,
) -> None:
    parent = make_product("P", "red")
    variant = make_product("V", "green", "blue", parent=parent)
    make_product("OTHER", "red")
    drain()
    found = stored_pictures(encoder_in_use, [parent.pk])
    assert {one.group_id for one in found} == {parent.pk}
    assert sorted(one.product_id for one in found) == [parent.pk, variant.pk, variant.pk]
    assert all(one.words is not None for one in found)


def test_words_that_are_not_embedded_leave_the_picture_to_speak(
    encoder_in_use: EncoderInUse,
) -> None:
    from search.models import TextEmbedding

    make_product("P", "red", title="Blue")
    drain()
    scoring = scoring_of(Content(("red",)), encoder_in_use)

    def value() -> float:
        from catalogue.models import Product

        (picture,) = stored_pictures(encoder_in_use, [Product.objects.get().pk])
        return score(picture, scoring, 0.5)

    with_words = value()
    TextEmbedding.objects.update(vector=None, status="pending")
    assert value() > with_words + 0.2
