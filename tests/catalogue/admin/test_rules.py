"""All rules in the admin: what each is about, who may write which, and what is wrong with one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.content import live_content
from catalogue.models import Category, Product, Rule
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product

LIST = "/admin/catalogue/rule/"
ADD = f"{LIST}add/"
RULE_RIGHTS = [f"catalogue.{verb}_rule" for verb in ("view", "add", "change", "delete")]


@pytest.fixture
def category(db: None) -> Category:
    return make_category("Red things", "something red")


@pytest.fixture
def product(db: None) -> Product:
    return make_product("A", title="Trail 28")


@pytest.fixture
def editor(db: None) -> Client:
    return visit_as("edda", *RULE_RIGHTS, "catalogue.view_category", "catalogue.view_product")


def typed(**changes: Any) -> dict[str, Any]:
    empty = ("category", "query", "product", "position", "strength", "starts_at", "ends_at")
    return {**dict.fromkeys((*empty, "note", "reason"), ""), "kind": "boost", **changes}


def errors(client: Client, **changes: Any) -> str:
    response = client.post(ADD, typed(**changes))
    assert response.status_code == 200
    return str(response.context["adminform"].form.errors)


class TestTheList:
    def test_each_rule_says_what_where_when_and_by_whom(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        hour, now = timedelta(hours=1), timezone.now()
        Rule.objects.create(kind="pin", category=category, product=product, position=2)
        Rule.objects.create(kind="hide", query="red bag", product=product, starts_at=now + hour)
        Rule.objects.create(
            kind="bury", condition={"brand": "Alder"}, strength=1, ends_at=now - hour, note="Old"
        )
        page = merchandiser.get(LIST).content.decode()
        for text in ("Pin to place 2", "Trail 28", "Search “red bag”", "Bury, mild"):
            assert text in page
        for text in ("brand Alder", "Everywhere", "Old", "Active", "Upcoming", "Ended"):
            assert text in page
        assert "Which rule wins?" in page

    @pytest.mark.parametrize(
        ("query", "kinds"),
        [
            ("stage=active", {"pin"}),
            ("stage=upcoming", {"hide"}),
            ("stage=ended", {"bury", "boost"}),
            ("scope=category", {"pin", "boost"}),
            ("scope=query", {"hide"}),
            ("scope=all", {"bury"}),
            ("kind__exact=pin", {"pin"}),
            ("q=trail", {"pin", "hide"}),
        ],
    )
    def test_rules_are_filtered(
        self,
        merchandiser: Client,
        category: Category,
        product: Product,
        query: str,
        kinds: set[str],
    ) -> None:
        hour, now = timedelta(hours=1), timezone.now()
        Rule.objects.create(
            kind="pin", category=category, product=product, position=2, starts_at=now - hour
        )
        Rule.objects.create(kind="hide", query="red", product=product, starts_at=now + hour)
        Rule.objects.create(kind="bury", condition={"brand": "A"}, ends_at=now - hour)
        Rule.objects.create(kind="boost", category=category, condition={"brand": "A"}, ends_at=now)
        found = merchandiser.get(f"{LIST}?{query}").context["cl"].result_list
        assert {rule.kind for rule in found} == kinds

    def test_the_list_asks_the_same_number_of_questions_for_any_number_of_rules(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        Rule.objects.create(kind="pin", category=category, product=product, position=1)
        merchandiser.get(LIST)
        with CaptureQueriesContext(connection) as few:
            merchandiser.get(LIST)
        for number in range(9):
            other = make_category(f"Shelf {number}")
            Rule.objects.create(kind="pin", category=other, product=product, position=1)
        with CaptureQueriesContext(connection) as many:
            merchandiser.get(LIST)
        assert len(many) == len(few) <= 8

    def test_markup_in_a_note_is_shown_as_text(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        Rule.objects.create(
            kind="hide", category=category, product=product, note="<script>alert(1)</script>"
        )
        assert "<script>alert(1)" not in merchandiser.get(LIST).content.decode()


class TestTyping:
    def test_a_boost_is_put_together_from_fields(
        self, merchandiser: Client, category: Category
    ) -> None:
        data = typed(
            category=category.pk,
            strength="3",
            starts_at="2030-01-01T08:00",
            reason="Spring",
            **{"condition-attribute-0": "colour: red", "condition-price_max": "20"},
        )
        assert merchandiser.post(ADD, data).status_code == 302
        rule = Rule.objects.get()
        assert rule.condition == {"attributes": {"colour": "red"}, "price_max": "20"}
        assert (rule.strength, rule.stage(), str(rule.created_by)) == (3, "upcoming", "mira")
        assert Rule.history.get().history_change_reason == "Spring"
        assert merchandiser.get(f"{LIST}{rule.pk}/change/").status_code == 200

    def test_a_variant_is_pinned_as_the_product_it_belongs_to(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        variant = make_product("A-1", parent=product)
        data = typed(kind="pin", category=category.pk, product=variant.pk, position="1")
        data["condition-price_max"] = "20"  # left over from another kind
        merchandiser.post(ADD, data)
        rule = Rule.objects.get()
        assert (rule.product, rule.condition) == (product, {})

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, "Say which products to boost or bury"),
            ({"condition-attribute-0": "red"}, "looks like “colour: red”"),
            ({"kind": "pin"}, "Choose the product"),
            ({"kind": "hide", "product": "A"}, "Choose a category or type a query"),
            ({"kind": "pin", "product": "A", "query": "red"}, "at which place"),
            ({"kind": "pin", "product": "A", "query": "red", "position": "0"}, "1"),
            ({"condition-in_stock": "1", "category": "C", "query": "red"}, "not for both"),
            (
                {
                    "condition-in_stock": "1",
                    "starts_at": "2030-01-02T00:00",
                    "ends_at": "2030-01-01T00:00",
                },
                "The end must lie after the start",
            ),
            ({"condition-in_stock": "1", "starts_at": "soon"}, "such as 2026-12-01 08:00"),
        ],
    )
    def test_what_is_not_right_is_said_at_its_field(
        self,
        merchandiser: Client,
        category: Category,
        product: Product,
        changes: dict[str, str],
        said: str,
    ) -> None:
        keys = {"A": product.pk, "C": category.pk}
        assert said in errors(merchandiser, **{n: keys.get(v, v) for n, v in changes.items()})
        assert not Rule.objects.exists()

    def test_the_same_pin_twice_is_refused_with_advice(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        data = typed(kind="pin", query=" Red  Bag", product=product.pk, position="1")
        assert merchandiser.post(ADD, data).status_code == 302
        again = errors(merchandiser, kind="pin", query="red bag", product=product.pk, position="9")
        assert "There is such a rule for this product already" in again


class TestWhoMay:
    def test_a_rule_that_holds_at_once_needs_the_right_to_publish(
        self, editor: Client, product: Product
    ) -> None:
        data: dict[str, Any] = {"kind": "pin", "product": product.pk, "position": "1"}
        assert "people who may publish" in errors(editor, query="red", **data)
        assert "people who may publish" in errors(editor, **{"condition-in_stock": "1"})
        publisher = visit_as("paul", *RULE_RIGHTS, "catalogue.publish_category")
        assert publisher.post(ADD, typed(query="red", **data)).status_code == 302

    def test_an_editor_looks_at_such_a_rule_and_neither_changes_nor_deletes_it(
        self, editor: Client, category: Category, product: Product
    ) -> None:
        rule = Rule.objects.create(kind="hide", query="red", product=product)
        own = Rule.objects.create(kind="hide", category=category, product=product)
        assert editor.get(f"{LIST}{rule.pk}/change/").status_code == 200
        assert editor.post(f"{LIST}{rule.pk}/change/", typed()).status_code == 403
        assert editor.post(f"{LIST}{rule.pk}/delete/", {"post": "yes"}).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": [rule.pk, own.pk], "post": "yes"}
        editor.post(LIST, chosen)
        assert Rule.objects.count() == 2
        editor.post(LIST, {**chosen, "_selected_action": [own.pk]})
        assert Rule.objects.get() == rule

    def test_a_rule_of_a_category_cannot_slip_into_every_search(
        self, editor: Client, category: Category, product: Product
    ) -> None:
        rule = Rule.objects.create(kind="hide", category=category, product=product)
        data = typed(kind="hide", product=product.pk, query="red")
        response = editor.post(f"{LIST}{rule.pk}/change/", data)
        assert "people who may publish" in str(response.context["adminform"].form.errors)
        assert Rule.objects.get().category == category


class TestWhatShoppersSee:
    def test_they_see_no_rule_of_a_category_before_it_is_published(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        data = typed(kind="hide", category=category.pk, product=product.pk)
        merchandiser.post(ADD, data)
        assert live_content(category).rules == ()

    def test_deleting_a_rule_changes_nothing_for_them_before(
        self, merchandiser: Client, product: Product
    ) -> None:
        for number, delete in enumerate(("one", "many")):
            shelf = make_category(f"Shelf {number}")
            rule = Rule.objects.create(kind="hide", category=shelf, product=product)
            if delete == "one":
                merchandiser.post(f"{LIST}{rule.pk}/delete/", {"post": "yes"})
            else:
                chosen = {"action": "delete_selected", "_selected_action": [rule.pk]}
                merchandiser.post(LIST, {**chosen, "post": "yes"})
            assert not shelf.rules.exists()
            assert len(live_content(shelf).rules) == 1

    def test_a_rule_that_moves_to_another_category_stays_where_it_was_for_them(
        self, merchandiser: Client, category: Category, product: Product
    ) -> None:
        other = make_category("Blue things")
        rule = Rule.objects.create(kind="hide", category=category, product=product)
        data = typed(kind="hide", category=other.pk, product=product.pk)
        assert merchandiser.post(f"{LIST}{rule.pk}/change/", data).status_code == 302
        assert len(live_content(category).rules) == 1
        assert live_content(other).rules == ()
