"""Why a product is missing: the first step that failed, and how far it is from the shelf."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalogue.models import Category, Decision, Product, Rule, State
from search.embedding import drain
from search.explanation import Condition, Explanation, explain, sentence
from search.models import EncoderInUse, ImageEmbedding, Status
from search.query import Filters, Query
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.explanation.shelf import limit, stock


@pytest.fixture
def shelf(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


def why(sku: str, query: Query) -> Explanation:
    return explain(query, Product.objects.get(sku=sku))


def failed(found: Explanation) -> tuple[Condition, str]:
    assert not found.here
    assert found.why_not is not None
    return found.why_not.condition, found.why_not.text


def test_too_low_a_score_is_told_with_its_rank_and_distance(shelf: Category) -> None:
    found = why("GREEN", Query(category=shelf))
    condition, text = failed(found)
    assert condition == Condition.THRESHOLD
    assert found.score is not None
    assert found.score_rank == 3
    assert f"{0.6 - found.score:.3f} below the threshold of 0.600; by score it is number 3." in text
    assert found.lines
    assert sentence(found).startswith("Not here: its score of 0.")


def test_what_waits_for_review_is_told_so(shelf: Category, encoder_in_use: EncoderInUse) -> None:
    limit(shelf, encoder_in_use, 0.6, review_from=0.1)
    found = why("GREEN", Query(category=shelf))
    assert found.waits
    assert sentence(found).startswith("Not here yet, it waits for review")


def test_a_draft_is_told_so_with_the_score_it_would_have(shelf: Category) -> None:
    make_product("NEW", "red", title="New mug", state=State.DRAFT)
    drain()
    found = why("NEW", Query(category=shelf))
    assert failed(found) == (Condition.VISIBLE, "“New mug” is draft.")
    assert found.score is not None
    assert found.score > 0.9
    assert found.score_rank in {1, 2}


def test_a_product_whose_time_has_not_come_is_told_when(shelf: Category) -> None:
    Product.objects.filter(sku="RED").update(publish_at=timezone.now() + timedelta(days=2))
    condition, text = failed(why("RED", Query(category=shelf)))
    assert condition == Condition.VISIBLE
    assert "“Red mug” is published from " in text


def test_a_variant_under_a_hidden_product_names_that_product(shelf: Category) -> None:
    parent = make_product("P", state=State.ARCHIVED, title="Old mugs")
    make_product("V", "red", parent=parent)
    drain()
    assert failed(why("V", Query(category=shelf))) == (
        Condition.VISIBLE,
        "“Old mugs” is archived.",
    )


def test_a_hidden_variant_whose_sibling_is_there_is_here_by_that_one(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    make_product("V", "red", parent=red, state=State.DRAFT, title="Red mug, large")
    drain()
    found = why("V", Query(category=shelf))
    assert found.here
    assert found.shown == red
    assert "but a variant of it is published" in found.steps[0].text


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        (Filters(brands=("Acme", "Zeta")), "Its brand is “Bravo”, not “Acme” or “Zeta”."),
        (Filters(price_max=Decimal(5)), "Its price of 10.00 is above 5."),
        (Filters(price_min=Decimal(50)), "Its price of 10.00 is below 50."),
        (Filters(in_stock=True), "It is sold out."),
        (Filters(attributes=(("litres", "1"),)), "It has no “litres”."),
        (Filters(attributes=(("lid", "true"),)), "Its “lid” is no, not true."),
        (Filters(brands=("Acme",), in_stock=True), "Its brand is “Bravo”, not “Acme” and it is"),
    ],
)
def test_the_filter_that_took_it_away_is_named(
    shelf: Category, filters: Filters, text: str
) -> None:
    Product.objects.filter(sku="RED").update(price=10, attributes={"lid": False})
    condition, said = failed(why("RED", Query(category=shelf, filters=filters)))
    assert condition == Condition.FILTERS
    assert said.startswith(text)


def test_a_product_without_a_price_or_a_brand_is_told_so(shelf: Category) -> None:
    asked = Filters(price_max=Decimal(5), brands=("Acme",))
    _, said = failed(why("BLUE", Query(text="red", filters=asked)))
    assert said == "It has no brand and it has no price."


def test_a_rejection_and_a_hiding_rule_are_told_apart(shelf: Category) -> None:
    red, pink = Product.objects.get(sku="RED"), Product.objects.get(sku="PINK")
    Decision.objects.create(category=shelf, product=red, verdict="reject")
    Rule.objects.create(kind="hide", category=shelf, product=pink)
    found = explain(Query(category=shelf), red)
    assert failed(found) == (Condition.DECISION, "A person decided that it does not belong.")
    assert found.score is not None
    assert failed(explain(Query(category=shelf), pink))[0] == Condition.RULE


def test_a_rule_of_a_search_hides_in_that_search_only(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    Rule.objects.create(kind="hide", query="red", product=red)
    assert failed(explain(Query(text="red"), red))[0] == Condition.RULE
    assert explain(Query(text="red mug"), red).here


def test_pictures_tell_how_far_they_are(shelf: Category, colour_encoder: ColourEncoder) -> None:
    make_product("BARE")
    assert failed(why("BARE", Query(category=shelf))) == (
        Condition.PICTURE,
        "It has no picture, so there is nothing to compare.",
    )
    make_product("FRESH", "red")
    assert "wait to be embedded" in failed(why("FRESH", Query(category=shelf)))[1]
    ImageEmbedding.objects.filter(image__product__sku="FRESH").update(
        status=Status.FAILED, error="It is no picture."
    )
    condition, text = failed(why("FRESH", Query(category=shelf)))
    assert condition == Condition.PICTURE
    assert text == "Its picture could not be embedded: It is no picture."


def test_a_product_is_not_like_itself(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    assert failed(explain(Query(similar_to=red), red))[0] == Condition.ITSELF


def test_nothing_is_like_a_product_without_a_picture(shelf: Category) -> None:
    bare = make_product("BARE", title="Bare mug")
    condition, text = failed(why("RED", Query(similar_to=bare)))
    assert condition == Condition.COMPARABLE
    assert "“Bare mug” has no embedded picture" in text


def test_the_first_of_several_reasons_is_the_one_to_mend(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    Decision.objects.create(category=shelf, product=red, verdict="reject")
    Product.objects.filter(pk=red.pk).update(state=State.DRAFT)
    found = why("RED", Query(category=shelf, filters=Filters(brands=("Acme",))))
    assert failed(found)[0] == Condition.VISIBLE
    assert [step.condition for step in found.steps if not step.passed] == [
        Condition.VISIBLE,
        Condition.FILTERS,
        Condition.DECISION,
    ]
