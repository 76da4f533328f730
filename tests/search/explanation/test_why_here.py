"""Why a product is on a page: its place, the parts of its score, the rules that moved it."""

import pytest
from pytest_django import Settings

from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    Combination,
    Decision,
    Product,
    Rule,
)
from search.embedding import drain
from search.explanation import Explanation, explain, sentence
from search.models import EncoderInUse
from search.query import Filters, Query
from search.query_choices import Leg
from search.ranking import rank
from tests.factories import make_category, make_product
from tests.search.explanation.shelf import limit, stock


@pytest.fixture
def shelf(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


def why(sku: str, query: Query) -> Explanation:
    return explain(query, Product.objects.get(sku=sku))


def test_a_product_has_its_place_score_and_distance(shelf: Category) -> None:
    found = why("RED", Query(category=shelf))
    assert (found.rank, found.total, found.page) == (1, 2, 1)
    assert (found.score_rank, found.products) == (1, 4)
    assert found.score is not None
    assert found.distance == pytest.approx(found.score - 0.6)
    assert found.best_prompt == "something red"
    assert found.why_not is None
    assert all(step.passed for step in found.steps)
    assert sentence(found).startswith("Number 1 of 2, because what its picture shows fits “some")


def test_it_says_what_the_ranking_says(shelf: Category) -> None:
    ranking = rank(Query(category=shelf))
    for hit in ranking.hits:
        found = explain(Query(category=shelf), hit.product)
        assert (found.rank, found.total) == (hit.rank, ranking.total)
        assert found.score == pytest.approx(hit.score, abs=1e-6)
        assert found.image == hit.image
        assert sum(line.amount for line in found.lines) == pytest.approx(hit.score, abs=1e-3)


def test_a_boost_moves_and_does_not_score(shelf: Category) -> None:
    Rule.objects.create(kind="boost", condition={"brand": "Acme"}, note="Acme week", strength=3)
    found = why("PINK", Query(category=shelf))
    assert (found.rank, found.score_rank) == (1, 2)
    (line,) = found.rules
    assert (line.part, line.text, line.amount) == ("boost", "Acme week", 2.0)
    assert found.score is not None
    assert found.order_score == pytest.approx(found.score + 2)
    assert "rules move it up, by score alone it would be number 2" in sentence(found)


def test_a_pin_needs_no_score(shelf: Category) -> None:
    Product.objects.update(stock=3)
    blue = Product.objects.get(sku="BLUE")
    Rule.objects.create(kind="pin", category=shelf, product=blue, position=1)
    found = explain(Query(category=shelf), blue)
    assert found.rank == 1
    assert found.pinned
    assert found.distance is not None
    assert found.distance < 0
    assert [line.text for line in found.rules] == ["pinned to place 1"]
    assert "it is pinned there; by score alone it would be number 4" in sentence(found)


def test_a_pin_of_what_is_sold_out_is_said_to_rest(shelf: Category) -> None:
    blue = Product.objects.get(sku="BLUE")
    Rule.objects.create(kind="pin", category=shelf, product=blue, position=1)
    found = explain(Query(category=shelf), blue)
    assert not found.here
    assert "its pin to place 1 rests while it is sold out" in found.rules[0].text


def test_a_person_who_approved_it_is_the_reason(shelf: Category) -> None:
    blue = Product.objects.get(sku="BLUE")
    Decision.objects.create(category=shelf, product=blue, verdict="approve")
    shelf.switched_off = ["examples"]
    shelf.save()
    found = explain(Query(category=shelf), blue)
    assert found.rank == 3
    assert found.approved
    assert "a person approved it; its score of 0." in sentence(found)
    assert "below the threshold" in sentence(found)


def test_the_variant_that_shoppers_see_stands_for_its_group(shelf: Category) -> None:
    green = Product.objects.get(sku="GREEN")
    red = make_product("GREEN-RED", (200, 30, 30), parent=green)
    drain()
    found = explain(Query(category=shelf), green)
    assert found.here
    assert found.shown == red
    assert found.image == red.images.get()


def test_a_rule_about_another_variant_moves_nothing(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    make_product("RED-2", (210, 90, 90), parent=red, brand="Acme")
    drain()
    Rule.objects.create(kind="boost", condition={"brand": "Acme"}, strength=3)
    found = explain(Query(category=shelf), red)
    assert found.shown == red
    assert found.rules == []
    assert (found.rank, found.score_rank) == (2, 1)  # behind PINK, which the rule is about


def test_with_the_best_prompt_the_one_that_matched_is_named(shelf: Category) -> None:
    shelf.prompts, shelf.combination = ["something green"], Combination.BEST
    shelf.save()
    assert why("RED", Query(category=shelf)).best_prompt == "something red"
    green = why("GREEN", Query(category=shelf))
    assert green.here
    assert green.best_prompt == "something green"


def test_the_draft_is_explained_where_it_is_asked_for(shelf: Category) -> None:
    from catalogue.publishing import publish

    publish(shelf)
    shelf.definition = "something blue"
    shelf.save()
    assert why("RED", Query(category=shelf)).here
    assert not why("RED", Query(category=shelf, draft=True)).here
    assert why("BLUE", Query(category=shelf, draft=True)).best_prompt == "something blue"


def test_words_of_a_product_make_their_share(shelf: Category, settings: Settings) -> None:
    settings.TEXT_SHARE = 0.4
    drain()
    found = why("RED", Query(text="red", legs=frozenset({Leg.PICTURE, Leg.WORDS})))
    assert found.text_share == 0.4
    (line,) = found.lines
    assert line.picture is not None
    assert line.words is not None
    assert line.words > 0
    assert line.amount == pytest.approx(line.picture + line.words)
    assert found.score == pytest.approx(line.amount, abs=1e-3)


def test_a_search_is_explained_among_its_filters(shelf: Category) -> None:
    found = why("PINK", Query(text="red", filters=Filters(brands=("Acme",))))
    assert (found.rank, found.total, found.threshold) == (1, 1, None)
    assert "fits “red”" in sentence(found)


def test_likeness_to_a_product_is_explained(shelf: Category) -> None:
    red = Product.objects.get(sku="RED")
    found = why("PINK", Query(similar_to=red))
    assert (found.rank, found.text_share) == (1, 0.0)
    assert "is like “Red mug”" in sentence(found)


def test_a_category_without_a_threshold_has_no_distance(encoder_in_use: EncoderInUse) -> None:
    shelf = stock(encoder_in_use)
    limit(shelf, encoder_in_use, None)
    found = why("BLUE", Query(category=shelf))
    assert found.here
    assert found.distance is None
    assert "there is no threshold" in found.steps[-1].text.lower()


def test_parts_of_the_recipe_are_named(shelf: Category) -> None:
    shelf.parent = make_category("Kitchen", "kitchen", state="draft")
    shelf.negatives = ["green"]
    shelf.save()
    parts = {line.part for line in why("RED", Query(category=shelf)).lines}
    assert {"prompts", "negatives"} <= parts


def test_an_attribute_shows_the_weight_that_was_typed_and_counts_as_the_recipe_says(
    shelf: Category,
) -> None:
    blue = Attribute.objects.create(name="blue", prompts=["blue"])
    CategoryAttribute.objects.create(category=shelf, attribute=blue, mode="require", weight=2)
    found = why("GREEN", Query(category=shelf))
    (line,) = [one for one in found.lines if one.part == "attributes"]
    assert line.weight == 2
    assert sum(one.amount for one in found.lines) == pytest.approx(found.score, abs=1e-3)
