"""Pins that make room for each other, hides, and what shoppers go on seeing meanwhile."""

import pytest
from django.contrib.auth.models import User

from catalogue.arranging import LAST_PLACE, hide, pin, remove_rule, save_rule, take_away
from catalogue.content import live_content
from catalogue.models import Category, Product, Rule, RuleKind
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    return make_category("Red things", "something red")


@pytest.fixture
def products() -> list[Product]:
    return [make_product(f"P{number}") for number in range(5)]


def pinned(category: Category) -> dict[int, str]:
    rules = category.rules.filter(kind=RuleKind.PIN).select_related("product")
    return {rule.position or 0: rule.product.sku for rule in rules if rule.product}


class TestPinning:
    def test_a_product_pinned_again_has_one_pin_at_its_new_place(
        self, category: Category, products: list[Product]
    ) -> None:
        pin(category, products[0], 3)
        pin(category, products[0], 7, stands_at=3)
        assert pinned(category) == {7: "P0"}

    def test_a_product_moved_up_pushes_the_pins_in_its_way_back(
        self, category: Category, products: list[Product]
    ) -> None:
        for place in (1, 2, 4):
            pin(category, products[place], place)
        pin(category, products[0], 1, stands_at=9)
        assert pinned(category) == {1: "P0", 2: "P1", 3: "P2", 4: "P4"}

    def test_a_product_moved_back_lets_the_pins_in_its_way_move_up(
        self, category: Category, products: list[Product]
    ) -> None:
        for place in (1, 2, 3):
            pin(category, products[place], place)
        pin(category, products[1], 3, stands_at=1)
        assert pinned(category) == {1: "P2", 2: "P3", 3: "P1"}

    def test_where_there_is_no_room_in_front_pins_go_the_other_way(
        self, category: Category, products: list[Product]
    ) -> None:
        pin(category, products[1], 1)
        pin(category, products[2], 2)
        pin(category, products[0], 2, stands_at=1)  # one that is on the shelf's first place by hand
        assert pinned(category) == {1: "P1", 2: "P0", 3: "P2"}

    @pytest.mark.parametrize(("wished", "given"), [(0, 1), (-3, 1), (9999, LAST_PLACE)])
    def test_places_stay_within_reason(
        self, category: Category, products: list[Product], wished: int, given: int
    ) -> None:
        assert pin(category, products[0], wished).position == given

    def test_a_variant_is_pinned_as_the_product_it_belongs_to(
        self, category: Category, products: list[Product]
    ) -> None:
        variant = make_product("P0-X", parent=products[0])
        pin(category, variant, 1)
        pin(category, products[0], 2)
        assert pinned(category) == {2: "P0"}
        assert take_away(category, RuleKind.PIN, variant) == 1


class TestHiding:
    def test_a_product_is_hidden_once_and_shown_again(
        self, category: Category, products: list[Product]
    ) -> None:
        assert hide(category, products[0]) == hide(category, products[0])
        assert take_away(category, RuleKind.HIDE, products[0]) == 1
        assert take_away(category, RuleKind.HIDE, products[0]) == 0

    def test_hiding_keeps_the_pin_for_when_it_is_back(
        self, category: Category, products: list[Product]
    ) -> None:
        pin(category, products[0], 3)
        hide(category, products[0])
        assert pinned(category) == {3: "P0"}


class TestWhatShoppersSee:
    def test_a_category_that_an_import_published_keeps_its_shelf_until_it_is_published(
        self, category: Category, products: list[Product]
    ) -> None:
        hide(category, products[0])
        assert category.versions.count() == 1
        assert live_content(category).rules == ()

    def test_changing_and_removing_rules_keeps_it_too(self, products: list[Product]) -> None:
        shelf = make_category("Blue things")
        rule = Rule.objects.create(kind="hide", category=shelf, product=products[0])
        remove_rule(shelf, rule.pk)
        assert len(live_content(shelf).rules) == 1
        other = make_category("Green things")
        boost = Rule(kind="boost", category=other, condition={"brand": "Acme"})
        save_rule(boost)
        assert live_content(other).rules == ()


def test_who_did_it_and_why_is_kept(category: Category, products: list[Product]) -> None:
    mira = User.objects.create_user("mira")
    rule = pin(category, products[0], 1, mira, reason="For the window.")
    assert rule.created_by == mira
    pin(category, products[1], 1, mira)
    reasons = Rule.history.filter(id=rule.pk).values_list("history_change_reason", flat=True)
    assert list(reasons) == ["Made room for another pin.", "For the window."]
