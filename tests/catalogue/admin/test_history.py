"""Who changed what, before and after, on which page, and why: one page for a whole category."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.deciding import decide, take_back
from catalogue.history import Change, of_category, of_row, read_history
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    Product,
    Rule,
    Verdict,
)
from catalogue.models.history import give_reason
from catalogue.publishing import call_off, publish, restore
from tests.catalogue.admin.people import typed_product, visit_as
from tests.factories import make_category, make_product


@pytest.fixture
def category(db: None) -> Category:
    return make_category("Red things", "something red", state="draft")


def changes(category: Category) -> list[Change]:
    return read_history(of_category(category.pk), 0, 100, category.pk)[0]


def said(category: Category) -> list[str]:
    return [change.said for change in reversed(changes(category))]


def fields(change: Change) -> dict[str, tuple[str, str]]:
    return {field.label: (field.before, field.after) for field in change.fields}


class TestACategory:
    def test_all_that_belongs_to_it_is_told_in_one_order(self, category: Category) -> None:
        striped = Attribute.objects.create(name="striped", prompts=["with stripes"])
        product = make_product("A", title="Trail 28")
        CategoryAttribute.objects.create(category=category, attribute=striped)
        CategoryRelation.objects.create(category=category, kind="has-part", attribute=striped)
        CategoryThreshold.objects.create(category=category, encoder_id="c/1", value=0.25)
        decide(category, [product], Verdict.REJECT, reason="A cup.")
        Rule.objects.create(kind="pin", category=category, product=product, position=2)
        publish(category, note="The first one.")
        assert said(category) == [
            "added the category",
            "added the words of the attribute “striped”",
            "added the attribute “striped”",
            "added the relation “has as a part striped”",
            "added the threshold",
            "added the decision on “Trail 28”",
            "added the rule “Pin “Trail 28” to place 2”",
            "published version 1",
            "changed the category",
        ]
        state, version = changes(category)[:2]
        assert fields(state) == {"State": ("Draft", "Published")}
        assert version.reason == state.reason == "The first one."

    def test_a_change_shows_both_sides_of_each_field_and_why(self, category: Category) -> None:
        category.definition, category.prompts = "something crimson", ["one", "two"]
        give_reason(category, "Nobody says red.", User.objects.create_user("mira"))
        category.save()
        change = changes(category)[0]
        assert (change.who, change.reason) == ("mira", "Nobody says red.")
        assert fields(change) == {
            "Definition": ("something red", "something crimson"),
            "Prompts": ("", "one\ntwo"),
        }

    def test_a_save_that_changed_nothing_is_not_told(self, category: Category) -> None:
        category.save()
        assert said(category) == ["added the category"]

    def test_a_decision_that_is_taken_back_is_told(self, category: Category) -> None:
        product = make_product("A", title="Trail 28")
        decide(category, [product], Verdict.REJECT)
        decide(category, [product], Verdict.APPROVE)
        take_back(category, [product])
        told = [change for change in changes(category) if "decision" in change.said]
        assert [change.said.split()[0] for change in told] == ["removed", "changed", "added"]
        assert fields(told[1])["Verdict"] == ("does not belong here", "belongs here")

    def test_other_categories_are_not_told_of(self, category: Category) -> None:
        other = make_category("Blue things")
        decide(other, [make_product("A")], Verdict.APPROVE)
        assert said(category) == ["added the category"]

    def test_versions_tell_of_schedules_restoring_and_calling_off(self, category: Category) -> None:
        first = publish(category)
        publish(category, starts_at=timezone.now() + timedelta(days=1))
        call_off(category)
        restore(first)
        told = [text for text in said(category) if "version" in text]
        assert told[0] == "published version 1"
        assert told[1].startswith("scheduled version 2 for ")
        assert told[2:] == ["called off version 2", "published version 3, which is version 1 again"]

    def test_what_is_gone_is_called_by_its_last_name(self, category: Category) -> None:
        product = make_product("A", title="Trail 28")
        Rule.objects.create(kind="hide", category=category, product=product)
        product.delete()
        assert "removed the rule “Hide “Trail 28””" in said(category)

    def test_the_number_of_questions_does_not_grow_with_the_history(
        self, category: Category
    ) -> None:
        for number in range(3):
            decide(category, [make_product(f"A{number}")], Verdict.APPROVE)
        with CaptureQueriesContext(connection) as few:
            changes(category)
        for number in range(9):
            decide(category, [make_product(f"B{number}")], Verdict.REJECT)
        with CaptureQueriesContext(connection) as many:
            changes(category)
        assert len(many) == len(few) <= 10


class TestThePages:
    def test_a_page_of_a_category_tells_who_what_why_and_where(
        self, merchandiser: Client, category: Category
    ) -> None:
        product = make_product("A", title="Trail <28>")
        Rule.objects.create(kind="hide", category=category, product=product)
        page = merchandiser.get(f"/admin/catalogue/category/{category.pk}/history/")
        text = page.content.decode()
        assert (
            "<strong>A command or an import</strong> added the rule “Hide “Trail &lt;28&gt;””"
            in text
        )
        assert 'aria-current="page"' in text  # under the tabs

    def test_what_is_typed_in_the_admin_is_kept_with_its_page(self, merchandiser: Client) -> None:
        product = make_product("A", title="Trail 28")
        address = f"/admin/catalogue/product/{product.pk}/change/"
        data = typed_product(product, title="Trail 30", state="published", reason="It grew.")
        assert merchandiser.post(address, data).status_code == 302
        change = read_history(of_row(product), 0, 10)[0][0]
        assert (change.who, change.address) == ("mira", f"POST {address}")
        assert change.reason == "It grew."
        assert fields(change) == {"Title": ("Trail 28", "Trail 30")}
        page = merchandiser.get(f"/admin/catalogue/product/{product.pk}/history/").content.decode()
        assert "Trail 30" in page

    def test_a_rule_and_an_attribute_have_one_too(self, merchandiser: Client) -> None:
        attribute = Attribute.objects.create(name="striped", prompts=["with stripes"])
        rule = Rule.objects.create(kind="bury", condition={"brand": "Alder"})
        for address in (f"attribute/{attribute.pk}", f"rule/{rule.pk}"):
            page = merchandiser.get(f"/admin/catalogue/{address}/history/")
            assert "A command or an import" in page.content.decode()

    def test_what_was_deleted_keeps_its_page(self, merchandiser: Client) -> None:
        product = make_product("A", title="Trail 28")
        address = f"/admin/catalogue/product/{product.pk}/history/"
        product.delete()
        page = merchandiser.get(address).content.decode()
        assert "A product that was deleted" in page
        assert "removed the product" in page

    @pytest.mark.parametrize("key", ["999999", "nothing"])
    def test_what_never_was_is_not_found(self, merchandiser: Client, key: str) -> None:
        assert merchandiser.get(f"/admin/catalogue/product/{key}/history/").status_code == 404
        assert merchandiser.get(f"/admin/catalogue/category/{key}/history/").status_code == 404

    def test_long_histories_come_in_pages(self, merchandiser: Client, category: Category) -> None:
        for number in range(60):
            category.definition = f"red {number}"
            category.save()
        address = f"/admin/catalogue/category/{category.pk}/history/"
        first = merchandiser.get(address).content.decode()
        assert 'href="?p=2"' in first
        assert "red 59" in first
        assert "added the category" in merchandiser.get(f"{address}?p=2").content.decode()

    def test_those_who_may_not_look_at_a_row_may_not_read_its_history(
        self, category: Category
    ) -> None:
        otto: Any = visit_as("otto")
        assert otto.get(f"/admin/catalogue/category/{category.pk}/history/").status_code == 403
        vera = visit_as("vera", "catalogue.view_category")
        assert vera.get(f"/admin/catalogue/category/{category.pk}/history/").status_code == 200
        assert Product.objects.count() == 0
