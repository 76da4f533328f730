"""What the workbench keeps: the database refuses what makes no sense, forms say why."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryVersion,
    Decision,
    Product,
    Rule,
)
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def bags() -> Category:
    return make_category("Bags", "a bag")


@pytest.fixture
def straps() -> Attribute:
    return Attribute.objects.create(name="straps", prompts=["with straps"])


@pytest.fixture
def red() -> Product:
    return make_product("RED", "red")


class TestAttributesAndRelations:
    def test_a_category_names_an_attribute_once(self, bags: Category, straps: Attribute) -> None:
        CategoryAttribute.objects.create(category=bags, attribute=straps)
        with pytest.raises(IntegrityError), transaction.atomic():
            CategoryAttribute.objects.create(category=bags, attribute=straps, mode="exclude")

    def test_an_attribute_in_use_is_not_deleted_under_its_categories(
        self, bags: Category, straps: Attribute
    ) -> None:
        CategoryAttribute.objects.create(category=bags, attribute=straps)
        with pytest.raises(ProtectedError):
            straps.delete()

    def test_a_relation_has_one_other_end(self, bags: Category, straps: Attribute) -> None:
        for ends in ({}, {"other": make_category("Cases"), "attribute": straps}):
            relation = CategoryRelation(category=bags, kind="related", **ends)
            with pytest.raises(ValidationError, match="one of the two"):
                relation.full_clean()
            with pytest.raises(IntegrityError), transaction.atomic():
                relation.save()

    def test_nothing_is_related_to_itself_or_twice(self, bags: Category, straps: Attribute) -> None:
        with pytest.raises(ValidationError, match="to itself"):
            CategoryRelation(category=bags, kind="related", other=bags).full_clean()
        CategoryRelation.objects.create(category=bags, kind="has-part", attribute=straps)
        with pytest.raises(IntegrityError), transaction.atomic():
            CategoryRelation.objects.create(category=bags, kind="has-part", attribute=straps)

    def test_a_relation_says_what_is_at_its_other_end(
        self, bags: Category, straps: Attribute
    ) -> None:
        to_words = CategoryRelation(category=bags, kind="has-part", attribute=straps)
        cases = make_category("Cases", "a case", prompts=["a trunk"])
        to_category = CategoryRelation(category=bags, kind="related", other=cases)
        assert to_words.texts == ["with straps"]
        assert to_category.texts == ["a case", "a trunk"]


class TestDecisionsAndRules:
    def test_there_is_one_decision_on_a_product_in_a_category(
        self, bags: Category, red: Product
    ) -> None:
        Decision.objects.create(category=bags, product=red, verdict="approve")
        for product, verdict in ((red, "reject"), (make_product("B"), "perhaps")):
            with pytest.raises(IntegrityError), transaction.atomic():
                Decision.objects.create(category=bags, product=product, verdict=verdict)

    @pytest.mark.parametrize(
        "fields",
        [
            {"kind": "pin", "position": 1},  # of what?
            {"kind": "hide"},
            {"kind": "shuffle"},
            {"kind": "boost", "query": "bag"},  # for the category or for the query?
        ],
    )
    def test_a_rule_that_makes_no_sense_is_refused(
        self, bags: Category, fields: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Rule.objects.create(category=bags, **fields)
        with pytest.raises(ValidationError):
            Rule(category=bags, **fields).full_clean()

    def test_a_pin_needs_a_place(self, bags: Category, red: Product) -> None:
        with pytest.raises(ValidationError, match="from 1"):
            Rule(category=bags, kind="pin", product=red).full_clean()
        for position in (None, 0):
            with pytest.raises(IntegrityError), transaction.atomic():
                Rule.objects.create(category=bags, kind="pin", product=red, position=position)

    def test_a_product_is_pinned_once_for_a_category_and_once_for_a_query(
        self, bags: Category, red: Product
    ) -> None:
        for scope in ({"category": bags}, {"query": "Bag"}):
            Rule.objects.create(kind="pin", product=red, position=1, **scope)
            with pytest.raises(IntegrityError), transaction.atomic():
                Rule.objects.create(kind="pin", product=red, position=2, **scope)

    def test_a_rule_is_upcoming_then_active_then_ended(self) -> None:
        now = timezone.now()
        rule = Rule(starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
        hours = {0: "upcoming", 1: "active", 1.9: "active", 2: "ended"}
        assert {hour: rule.stage(now + timedelta(hours=hour)).value for hour in hours} == hours
        rule.ends_at = rule.starts_at
        with pytest.raises(ValidationError, match="after the start"):
            rule.clean()


class TestVersions:
    def test_the_last_one_to_start_is_live(self, bags: Category) -> None:
        now = timezone.now()
        for number, days in ((1, -3), (2, -1), (3, -2), (4, 1)):
            CategoryVersion.objects.create(
                category=bags, number=number, content={}, starts_at=now + timedelta(days=days)
            )
        live, ahead = bags.versions.live(bags), bags.versions.scheduled(bags)
        assert live is not None
        assert ahead is not None
        assert (live.number, ahead.number) == (2, 4)

    def test_a_number_is_given_once(self, bags: Category) -> None:
        CategoryVersion.objects.create(category=bags, number=1, content={})
        with pytest.raises(IntegrityError), transaction.atomic():
            CategoryVersion.objects.create(category=bags, number=1, content={})

    def test_a_deleted_category_takes_its_versions_along(self, bags: Category) -> None:
        CategoryVersion.objects.create(category=bags, number=1, content={})
        bags.delete()
        assert not CategoryVersion.objects.exists()


def test_every_save_of_a_category_counts(bags: Category) -> None:
    """So that the second of two people is told."""
    before = bags.revision
    bags.save()
    bags.save()
    assert Category.objects.get().revision == before + 2


def test_every_change_of_a_decision_is_kept(bags: Category, red: Product) -> None:
    decision = Decision.objects.create(category=bags, product=red, verdict="approve")
    decision.verdict = "reject"
    decision.save()
    decision.delete()
    kept = Decision.history.order_by("history_id").values_list("history_type", "verdict")
    assert list(kept) == [("+", "approve"), ("~", "reject"), ("-", "reject")]
