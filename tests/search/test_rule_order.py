"""Which rule wins: one test for each line of the order that `search.arrangement` documents."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Product, Rule, RuleKind, Verdict
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse
from search.query import Query
from search.ranking import rank
from tests.factories import make_category, make_product

REDS = [(250, 0, 0), (230, 60, 20), (210, 90, 60), (190, 110, 80)]


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    """R0 to R3 from the reddest on, and a blue one below the threshold."""
    for number, red in enumerate(REDS):
        make_product(f"R{number}", red, stock=2, brand="Acme" if number % 2 else "Bravo")
    make_product("BLUE", "blue", stock=2)
    drain()
    category = make_category("Red things", "red", state="draft")
    CategoryThreshold.objects.create(
        category=category, encoder_id=encoder_in_use.encoder_id, value=0.7
    )
    return category


def product(sku: str) -> Product:
    return Product.objects.get(sku=sku)


def rule(category: Category | None, kind: RuleKind, sku: str = "", **fields: Any) -> Rule:
    return Rule.objects.create(
        kind=kind, category=category, product=product(sku) if sku else None, **fields
    )


def shelf(category: Category, **asked: Any) -> list[str]:
    """What shoppers see once it is published, page after page."""
    publish(category)
    skus: list[str] = []
    for page in (1, 2, 3):
        found = rank(Query(category=category, page=page, page_size=3, **asked))
        skus += [hit.product.sku for hit in found.hits]
        assert found.total == len(set(skus)) or page < 3
    return skus


def test_without_rules_the_score_orders(category: Category) -> None:
    assert shelf(category) == ["R0", "R1", "R2", "R3"]


class TestWhatIsOut:
    def test_hide_beats_pin(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        rule(category, RuleKind.HIDE, "R3")
        assert shelf(category) == ["R0", "R1", "R2"]

    def test_reject_beats_pin(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        decide(category, [product("R3")], Verdict.REJECT)
        assert shelf(category) == ["R0", "R1", "R2"]

    def test_hide_beats_approve(self, category: Category) -> None:
        decide(category, [product("BLUE")], Verdict.APPROVE)
        rule(category, RuleKind.HIDE, "BLUE")
        assert "BLUE" not in shelf(category)

    def test_reject_beats_an_approval_of_an_older_version(self, category: Category) -> None:
        decide(category, [product("BLUE")], Verdict.APPROVE)
        assert "BLUE" in shelf(category)
        decide(category, [product("BLUE")], Verdict.REJECT)
        assert "BLUE" not in shelf(category)

    def test_hide_beats_boost(self, category: Category) -> None:
        rule(category, RuleKind.HIDE, "R3")
        rule(category, RuleKind.BOOST, condition={"brand": "Acme"}, strength=3)
        assert "R3" not in shelf(category)

    def test_no_rule_shows_what_is_not_published(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R2", position=1)
        Product.objects.filter(sku="R2").update(state="draft")
        assert shelf(category) == ["R0", "R1", "R3"]


class TestPins:
    def test_a_pin_beats_order_and_threshold(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "BLUE", position=2)
        assert shelf(category) == ["R0", "BLUE", "R1", "R2", "R3"]

    def test_a_pin_beats_boost_and_bury(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        rule(category, RuleKind.BURY, condition={"brand": "Acme"}, strength=3)
        assert shelf(category)[0] == "R3"

    def test_of_two_pins_at_one_place_the_older_one_stands_there(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        rule(category, RuleKind.PIN, "R1", position=1)
        assert shelf(category) == ["R3", "R1", "R0", "R2"]

    def test_a_place_beyond_the_end_is_the_last_one(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R0", position=400)
        assert shelf(category) == ["R1", "R2", "R3", "R0"]

    def test_a_pin_of_a_sold_out_product_rests_and_comes_back(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        Product.objects.filter(sku="R3").update(stock=0)
        assert shelf(category) == ["R0", "R1", "R2", "R3"]
        Product.objects.filter(sku="R3").update(stock=1)
        assert shelf(category)[0] == "R3"

    def test_a_pin_of_a_hidden_product_rests_and_comes_back(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        Product.objects.filter(sku="R3").update(state="archived")
        assert shelf(category) == ["R0", "R1", "R2"]
        Product.objects.filter(sku="R3").update(state="published")
        assert shelf(category)[0] == "R3"

    def test_the_place_of_a_resting_pin_closes_up(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        rule(category, RuleKind.PIN, "R2", position=2)
        Product.objects.filter(sku="R3").update(stock=0)
        assert shelf(category) == ["R0", "R2", "R1", "R3"]


class TestThreshold:
    def test_an_approval_beats_the_threshold_and_leaves_the_place_to_the_score(
        self, category: Category
    ) -> None:
        category.switched_off = ["examples"]  # else the approval teaches what is meant, too
        category.save()
        decide(category, [product("BLUE")], Verdict.APPROVE)
        assert shelf(category) == ["R0", "R1", "R2", "R3", "BLUE"]

    def test_a_boost_lets_nobody_in_and_a_bury_puts_nobody_out(self, category: Category) -> None:
        rule(category, RuleKind.BOOST, condition={"price_min": "1"}, strength=3)
        Product.objects.filter(sku="BLUE").update(price=5)
        rule(category, RuleKind.BURY, condition={"brand": "Acme"}, strength=3)
        assert sorted(shelf(category)) == ["R0", "R1", "R2", "R3"]


class TestBoosts:
    def test_boosts_and_buries_add_up_also_those_of_everywhere(self, category: Category) -> None:
        rule(category, RuleKind.BOOST, condition={"brand": "Acme"}, strength=2)
        assert shelf(category) == ["R1", "R3", "R0", "R2"]
        rule(None, RuleKind.BURY, condition={"brand": ["Acme"]}, strength=2)
        assert shelf(category) == ["R0", "R1", "R2", "R3"]

    def test_what_it_does_not_know_is_about_nobody_in_particular(self, category: Category) -> None:
        rule(category, RuleKind.BOOST, condition={"colour": "red"}, strength=3)
        assert shelf(category) == ["R0", "R1", "R2", "R3"]


class TestTime:
    def test_a_rule_holds_from_its_start_to_its_end(self, category: Category) -> None:
        hour, now = timedelta(hours=1), timezone.now()
        pin = rule(category, RuleKind.PIN, "R3", position=1, starts_at=now + hour)
        assert shelf(category)[0] == "R0"
        Rule.objects.filter(pk=pin.pk).update(starts_at=now - hour, ends_at=now + hour)
        assert shelf(category)[0] == "R3"
        Rule.objects.filter(pk=pin.pk).update(ends_at=now)
        assert shelf(category)[0] == "R0"


class TestScope:
    def test_a_rule_of_a_category_waits_until_it_is_published(self, category: Category) -> None:
        assert shelf(category)[0] == "R0"
        rule(category, RuleKind.PIN, "R3", position=1)
        assert rank(Query(category=category)).hits[0].product.sku == "R0"
        assert rank(Query(category=category, draft=True)).hits[0].product.sku == "R3"

    def test_a_rule_of_a_search_holds_at_once_for_its_words_only(self, category: Category) -> None:
        rule(None, RuleKind.PIN, "R3", position=1, query="  Red   THINGS ")
        rule(None, RuleKind.HIDE, "R0", query="red things")
        found = [hit.product.sku for hit in rank(Query(text="red Things")).hits]
        assert found[0] == "R3"
        assert "R0" not in found
        assert rank(Query(text="red thing")).hits[0].product.sku == "R0"

    def test_rules_can_be_left_out_and_decisions_stay(self, category: Category) -> None:
        rule(category, RuleKind.PIN, "R3", position=1)
        rule(category, RuleKind.HIDE, "R1")
        decide(category, [product("R2")], Verdict.REJECT)
        assert shelf(category) == ["R3", "R0"]
        assert shelf(category, rules=False) == ["R0", "R1", "R3"]


def test_rules_about_a_variant_are_about_the_product_that_variants_share(
    category: Category,
) -> None:
    variant = make_product("R3-X", (185, 115, 85), stock=2, parent=product("R3"))
    drain()
    rule(category, RuleKind.PIN, variant.sku, position=1)
    found = rank(Query(category=category, draft=True)).hits
    assert found[0].product.group_id == product("R3").pk
    assert len(found) == 4
