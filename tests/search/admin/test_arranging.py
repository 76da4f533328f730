"""The Arrange tab: pin, hide, boost and bury on the draft's shelf, with and without a script."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.arranging import hide, pin
from catalogue.content import live_content
from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Product, Rule, Verdict
from catalogue.publishing import publish
from search.models import EncoderInUse
from tests.factories import make_product
from tests.search.admin.shelves import product, stock, visit_in_role


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


def page(category: Category) -> str:
    return f"/admin/catalogue/category/{category.pk}/arrange/"


def shelf(client: Client, category: Category) -> list[str]:
    return [card.hit.product.sku for card in client.get(page(category)).context["shelf"].cards]


def press(client: Client, category: Category, verb: str, sku: str = "", **typed: Any) -> str:
    """What is said after a button was pressed."""
    data = {"do": verb, **({"product": product(sku).pk} if sku else {}), **typed}
    answer = client.post(page(category), data, follow=True)
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


class TestPinning:
    def test_a_product_is_pinned_moved_and_unpinned_by_plain_forms(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert shelf(merchandiser, category) == ["R0", "R1", "R2", "R3"]
        said = press(merchandiser, category, "pin", "R3", place="1", stands_at="4")
        assert said == (
            "Red bag 3 is pinned to place 1. Shoppers see it once the category is published."
        )
        assert shelf(merchandiser, category) == ["R3", "R0", "R1", "R2"]
        press(merchandiser, category, "pin", "R3", place="2", stands_at="1")
        assert shelf(merchandiser, category) == ["R0", "R3", "R1", "R2"]
        assert "no longer pinned" in press(merchandiser, category, "unpin", "R3")
        assert shelf(merchandiser, category) == ["R0", "R1", "R2", "R3"]
        assert "somebody was quicker" in press(merchandiser, category, "unpin", "R3")

    def test_pin_here_holds_a_product_where_it_stands(
        self, merchandiser: Client, category: Category
    ) -> None:
        press(merchandiser, category, "pin", "R1", place="", stands_at="2")
        assert Rule.objects.get().position == 2

    def test_shoppers_see_it_once_it_is_published(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        press(merchandiser, category, "pin", "R3", place="1", stands_at="4")
        assert live_content(category).rules == ()
        publish(category)
        assert len(live_content(category).rules) == 1

    def test_each_card_has_all_buttons_with_words(
        self, merchandiser: Client, category: Category
    ) -> None:
        pin(category, product("R1"), 2)
        seen = merchandiser.get(page(category)).content.decode()
        for words in (
            "Move Red bag 1, at place 2",
            "Red bag 1 to first",
            "Red bag 1 one place earlier",
            "Red bag 1 one place later",
            "Unpin Red bag 1",
            "Hide Red bag 1 here",
            "Place of Red bag 1",
        ):
            assert words in seen
        assert "Red bag 0 to first" not in seen
        assert "Red bag 3 one place later" not in seen
        assert "Unpin Red bag 0" not in seen

    def test_a_pin_that_rests_says_why(self, merchandiser: Client, category: Category) -> None:
        for place, sku in enumerate(("R0", "R1", "R2", "R3"), 1):
            pin(category, product(sku), place)
        Product.objects.filter(sku="R0").update(stock=0)
        Product.objects.filter(sku="R1").update(state="draft")
        hide(category, product("R2"))
        decide(category, [product("R3")], Verdict.REJECT)
        rows = merchandiser.get(page(category)).context["shelf"].rules
        remarks = {row.rule.product.sku: row.remark for row in rows if row.rule.kind == "pin"}
        assert remarks == {
            "R0": "rests: sold out",
            "R1": "rests: shoppers cannot see it",
            "R2": "rests: hidden here",
            "R3": "rests: rejected",
        }


class TestHiding:
    def test_a_product_is_hidden_and_shown_again_from_the_list(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert "is hidden" in press(merchandiser, category, "hide", "R0")
        assert shelf(merchandiser, category) == ["R1", "R2", "R3"]
        rule = Rule.objects.get()
        assert "Hide “Red bag 0”" in merchandiser.get(page(category)).content.decode()
        assert "is removed" in press(merchandiser, category, "remove", rule=rule.pk)
        assert shelf(merchandiser, category)[0] == "R0"
        assert "somebody was quicker" in press(merchandiser, category, "remove", rule=rule.pk)


class TestFinding:
    def test_a_product_outside_the_shelf_is_found_and_pinned(
        self, merchandiser: Client, category: Category
    ) -> None:
        seen = merchandiser.get(page(category), {"q": "blue"}).content.decode()
        assert "not on this part of the shelf" in seen
        press(merchandiser, category, "pin", "BLUE", place="2", stands_at="")
        assert shelf(merchandiser, category) == ["R0", "BLUE", "R1", "R2", "R3"]

    def test_a_variants_sku_finds_the_product_it_belongs_to(
        self, merchandiser: Client, category: Category
    ) -> None:
        make_product("BLUE-XL", parent=product("BLUE"))
        offered = merchandiser.get(page(category), {"q": "blue-xl"}).context["offered"]
        assert [one.sku for one, _, _ in offered] == ["BLUE"]

    def test_nothing_found_says_so(self, merchandiser: Client, category: Category) -> None:
        seen = merchandiser.get(page(category), {"q": "<b>zebra"}).content.decode()
        assert "No product has “&lt;b&gt;zebra” in its title" in seen


class TestBoosts:
    def test_a_boost_is_put_together_from_fields_and_counts_its_products(
        self, merchandiser: Client, category: Category
    ) -> None:
        typed = {"kind": "boost", "condition-brand": "Bravo", "strength": "3", "reason": "Launch"}
        assert "The rule is kept" in press(merchandiser, category, "rule", **typed)
        rule = Rule.objects.get()
        assert (rule.category, rule.condition) == (category, {"brand": ["Bravo"]})
        assert Rule.history.get().history_change_reason == "Launch"
        seen = merchandiser.get(page(category)).content.decode()
        assert "Boost strongly: brand Bravo" in seen
        assert "about 1 product in the shop" in seen

    def test_what_is_not_right_is_said_and_kept_as_typed(
        self, merchandiser: Client, category: Category
    ) -> None:
        answer = merchandiser.post(
            page(category), {"do": "rule", "kind": "bury", "condition-attribute-0": "red"}
        )
        seen = answer.content.decode()
        assert "an attribute looks like “colour: red”" in seen
        assert 'value="red"' in seen
        assert not Rule.objects.exists()

    def test_any_rule_gets_a_start_an_end_and_a_note(
        self, merchandiser: Client, category: Category
    ) -> None:
        rule = pin(category, product("R3"), 1)
        form = merchandiser.get(page(category), {"rule": rule.pk}).content.decode()
        assert "Change: Pin Red bag 3" in form
        press(
            merchandiser,
            category,
            "rule",
            rule=rule.pk,
            position="1",
            starts_at="2030-12-01T08:00",
            note="Advent",
        )
        rule.refresh_from_db()
        assert (rule.stage(), rule.note, rule.position) == ("upcoming", "Advent", 1)
        assert shelf(merchandiser, category)[0] == "R0"

    def test_a_pin_that_gets_another_place_makes_room(
        self, merchandiser: Client, category: Category
    ) -> None:
        rule = pin(category, product("R3"), 1)
        pin(category, product("R2"), 2)
        press(merchandiser, category, "rule", rule=rule.pk, position="2")
        assert {r.product.sku: r.position for r in Rule.objects.all() if r.product} == {
            "R3": 2,
            "R2": 1,
        }

    def test_rules_of_other_categories_are_out_of_reach(
        self, merchandiser: Client, category: Category
    ) -> None:
        other = Rule.objects.create(kind="hide", query="red", product=product("R0"))
        assert "gone" in press(merchandiser, category, "remove", rule=other.pk)
        assert "gone" in press(merchandiser, category, "rule", rule=other.pk, note="mine")
        assert Rule.objects.get().note == ""


class TestThePage:
    def test_the_script_gets_the_changing_part_alone(
        self, merchandiser: Client, category: Category
    ) -> None:
        data = {"do": "pin", "product": product("R3").pk, "place": "1", "stands_at": "4"}
        answer = merchandiser.post(page(category), data, headers={"X-Arrange-Piece": "1"})
        piece = answer.content.decode()
        assert piece.lstrip().startswith('<div data-said="Red bag 3 is pinned to place 1.')
        assert "<html" not in piece
        assert piece.index("Red bag 3") < piece.index("Red bag 0")

    def test_an_empty_shelf_and_one_without_an_encoder_say_what_helps(
        self, merchandiser: Client, category: Category
    ) -> None:
        CategoryThreshold.objects.update(value=1)
        assert "loosen the threshold" in merchandiser.get(page(category)).content.decode()
        EncoderInUse.objects.all().delete()
        seen = merchandiser.get(page(category)).content.decode()
        assert "No encoder is in use yet" in seen
        assert "Rules of this category" in seen

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"do": "pin", "product": "999999", "place": "1"}, "no longer there"),
            ({"do": "pin", "product": "R0", "place": "first"}, "whole number from 1 to 500"),
        ],
    )
    def test_what_cannot_be_done_is_explained(
        self, merchandiser: Client, category: Category, data: dict[str, Any], said: str
    ) -> None:
        if data["product"] == "R0":
            data = {**data, "product": product("R0").pk}
        answer = merchandiser.post(page(category), data, follow=True)
        assert said in " ".join(str(one) for one in answer.context["messages"])

    def test_unknown_buttons_are_refused(self, merchandiser: Client, category: Category) -> None:
        assert merchandiser.post(page(category), {"do": "explode"}).status_code == 400

    def test_it_asks_the_same_number_of_questions_for_any_number_of_products_and_rules(
        self, merchandiser: Client, category: Category
    ) -> None:
        pin(category, product("R3"), 1)
        category.rules.create(kind="boost", condition={"brand": "Acme"})
        merchandiser.get(page(category))
        with CaptureQueriesContext(connection) as few:
            merchandiser.get(page(category))
        CategoryThreshold.objects.update(value=-1)
        pin(category, product("R2"), 2)
        category.rules.create(kind="bury", condition={"brand": "Bravo"})
        merchandiser.get(page(category))
        with CaptureQueriesContext(connection) as many:
            merchandiser.get(page(category))
        assert len(many) == len(few) <= 40


class TestWhoMay:
    def test_those_who_may_not_change_rules_see_the_shelf_without_buttons(
        self, category: Category
    ) -> None:
        viewer = visit_in_role("vera", "Viewers")
        seen = viewer.get(page(category)).content.decode()
        assert "Red bag 0" in seen
        assert "<form" not in seen.split('id="zs-arrange"')[1]
        data = {"do": "hide", "product": product("R0").pk}
        assert viewer.post(page(category), data).status_code == 403
        assert not Rule.objects.exists()

    def test_an_editor_arranges(self, category: Category) -> None:
        press(visit_in_role("edda", "Editors"), category, "hide", "R0")
        assert str(Rule.objects.get().created_by) == "edda"

    def test_it_needs_a_token_of_the_page(self, merchandiser: Client, category: Category) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(page(category), {"do": "hide"}).status_code == 403
