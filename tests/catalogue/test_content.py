"""All that shapes a shelf in one piece: kept as JSON, compared, and out of reach of later edits."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some
from pytest_django import DjangoAssertNumQueries

from catalogue.content import (
    Content,
    ContentAttribute,
    ContentRelation,
    ContentRule,
    ContentThreshold,
    draft_content,
    live_content,
)
from catalogue.deciding import decide, take_back
from catalogue.models import (
    Attribute,
    Category,
    CategoryVersion,
    Product,
    Verdict,
)
from catalogue.publishing import has_unpublished_changes, publish
from tests.factories import make_category, make_product

WORDS = some.text(some.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
TEXTS = some.lists(WORDS, max_size=3).map(tuple)
NUMBERS = some.floats(allow_nan=False, allow_infinity=False)
IDS = some.lists(some.integers(1, 2**62), max_size=3).map(tuple)
MOMENTS = some.none() | some.datetimes(timezones=some.timezones()).map(lambda one: one.isoformat())
CONDITIONS = some.dictionaries(WORDS, WORDS | NUMBERS | some.lists(WORDS, max_size=2), max_size=2)

CONTENTS = some.builds(
    Content,
    texts=TEXTS,
    combination=WORDS,
    negatives=TEXTS,
    negative_weight=NUMBERS,
    parents=TEXTS,
    siblings=TEXTS,
    attributes=some.lists(
        some.builds(ContentAttribute, prompts=TEXTS, opposites=TEXTS, weight=NUMBERS), max_size=2
    ).map(tuple),
    relations=some.lists(some.builds(ContentRelation, texts=TEXTS, weight=NUMBERS), max_size=2).map(
        tuple
    ),
    switched_off=TEXTS,
    switched_on=TEXTS,
    thresholds=some.dictionaries(
        WORDS, some.builds(ContentThreshold, NUMBERS, some.none() | NUMBERS), max_size=2
    ),
    approved=IDS,
    rejected=IDS,
    rules=some.lists(
        some.builds(ContentRule, condition=CONDITIONS, starts_at=MOMENTS, ends_at=MOMENTS),
        max_size=2,
    ).map(tuple),
)


class TestJson:
    @given(CONTENTS)
    @settings(max_examples=60, deadline=None)
    def test_what_is_kept_is_read_back_the_same(self, content: Content) -> None:
        assert Content.from_dict(json.loads(json.dumps(content.as_dict()))) == content

    @pytest.mark.django_db
    def test_the_database_keeps_it_the_same_too(self) -> None:
        category = make_category("Bags")
        content = Content(
            texts=("sac à dos “solaire”", "背包 🎒"),
            negative_weight=0.1 + 0.2,
            thresholds={"e/1": ContentThreshold(-0.0123456789012345, 1e-17, carried=True)},
            rules=(ContentRule("boost", condition={"price_max": 20.0, "brand": ["A", "B"]}),),
        )
        CategoryVersion.objects.create(category=category, number=1, content=content.as_dict())
        assert live_content(category) == content

    def test_what_an_older_program_did_not_know_has_its_default(self) -> None:
        content = Content.from_dict(
            {"texts": ["a bag"], "thresholds": {"e": {"value": 0.5}}, "rules": [{"kind": "pin"}]}
        )
        assert content == Content(
            ("a bag",), thresholds={"e": ContentThreshold(0.5)}, rules=(ContentRule("pin"),)
        )
        assert Content.from_dict({}).texts == ()

    def test_what_only_a_newer_program_knows_is_left_out(self) -> None:
        attribute = {**asdict(ContentAttribute(1, "a", ("b",), (), "prefer", 1.0)), "new": 1}
        stored = {"texts": ["a bag"], "attributes": [attribute], "unheard_of": {"deep": [1]}}
        content = Content.from_dict(stored)
        assert content.attributes == (ContentAttribute(1, "a", ("b",), (), "prefer", 1.0),)
        assert "unheard_of" not in content.as_dict()


def full_category() -> Category:
    """A draft with everything that a category can have."""
    root = make_category("Bags")
    for name in ("Wallets", "Trunks"):
        make_category(name, parent=root)
    category = make_category("Rucksacks", "a rucksack", state="draft", parent=root)
    solar = Attribute.objects.create(name="solar", prompts=["a panel"], opposites=["plain"])
    category.category_attributes.create(attribute=solar, mode="prefer", weight=2)
    category.relations.create(kind="has-part", attribute=solar)
    category.relations.create(kind="is-a", other=root)
    category.thresholds.create(encoder_id="e/1", value=0.5, review_from=0.4)
    good, bad = make_product("GOOD", "red"), make_product("BAD", "blue")
    decide(category, [good], Verdict.APPROVE)
    decide(category, [bad], Verdict.REJECT)
    category.rules.create(kind="pin", product=good, position=1)
    category.rules.create(
        kind="boost", condition={"brand": "Alder"}, ends_at=timezone.now() + timedelta(days=1)
    )
    return category


@pytest.mark.django_db
class TestDrafts:
    def test_a_draft_is_what_the_rows_say(self) -> None:
        category = full_category()
        good, bad = Product.objects.order_by("-sku")
        content = draft_content(category)
        assert content.texts == ("a rucksack",)
        assert (content.parents, content.siblings) == (("Bags",), ("Trunks", "Wallets"))
        (attribute,) = content.attributes
        assert (attribute.name, attribute.mode, attribute.weight) == ("solar", "prefer", 2)
        assert (attribute.prompts, attribute.opposites) == (("a panel",), ("plain",))
        assert [(one.kind, one.name, one.texts) for one in content.relations] == [
            ("has-part", "solar", ("a panel",)),
            ("is-a", "Bags", ("Bags",)),
        ]
        assert content.thresholds == {"e/1": ContentThreshold(0.5, 0.4)}
        assert (content.approved, content.rejected) == ((good.pk,), (bad.pk,))
        pin = next(rule for rule in content.rules if rule.kind == "pin")
        assert (pin.product, pin.position) == (good.pk, 1)

    def test_one_that_is_not_saved_yet_has_its_words(self) -> None:
        content = draft_content(Category(name="Bags", definition="a bag", negatives=["a shoe"]))
        assert (content.texts, content.negatives) == (("a bag",), ("a shoe",))
        assert (content.attributes, content.approved, content.rules) == ((), (), ())

    def test_decisions_and_rules_are_about_the_product_that_variants_share(self) -> None:
        category = make_category("Bags")
        parent = make_product("P", "red")
        variant = make_product("V", "red", parent=parent)
        decide(category, [variant], Verdict.APPROVE)
        category.rules.create(kind="hide", product=variant)
        content = draft_content(category)
        assert content.approved == (parent.pk,)
        assert content.rules[0].product == parent.pk

    def test_it_is_read_with_as_many_questions_whatever_it_holds(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        plain = Category.objects.get(pk=make_category("Plain").pk)
        with django_assert_num_queries(7):
            draft_content(plain)
        full = Category.objects.get(pk=full_category().pk)
        with django_assert_num_queries(8):  # one more for each category above it
            draft_content(full)


def _wording() -> object:
    return Attribute.objects.update(prompts=["two panels"])


def _mode() -> object:
    return Category.objects.get(name="Rucksacks").category_attributes.update(mode="exclude")


def _relation() -> object:
    return Category.objects.get(name="Rucksacks").relations.filter(kind="is-a").delete()


def _related() -> object:
    return Category.objects.filter(name="Bags").update(definition="things to carry")


def _parent() -> object:
    return Category.objects.filter(name="Bags").update(name="Carriers")


def _threshold() -> object:
    return Category.objects.get(name="Rucksacks").thresholds.update(value=0.6)


def _decision() -> object:
    return decide(
        Category.objects.get(name="Rucksacks"),
        [Product.objects.get(sku="BAD")],
        Verdict.APPROVE,
    )


def _taken_back() -> object:
    return take_back(Category.objects.get(name="Rucksacks"), [Product.objects.get(sku="GOOD")])


def _rule() -> object:
    return Category.objects.get(name="Rucksacks").rules.filter(kind="pin").update(position=3)


def _switch() -> object:
    return Category.objects.filter(name="Rucksacks").update(switched_off=["graph"])


EDITS = [
    _wording,
    _mode,
    _relation,
    _related,
    _parent,
    _threshold,
    _decision,
    _taken_back,
    _rule,
    _switch,
]


@pytest.mark.django_db
class TestAfterPublishing:
    @pytest.mark.parametrize("edit", EDITS)
    def test_an_edit_changes_nothing_for_shoppers_before_it_is_published(
        self, edit: Callable[[], object]
    ) -> None:
        category = full_category()
        publish(category)
        before = live_content(category)
        assert not has_unpublished_changes(category)
        edit()
        category = Category.objects.get(pk=category.pk)
        assert live_content(category) == before != draft_content(category)
        assert has_unpublished_changes(category)
        publish(category)
        assert live_content(category) == draft_content(category) != before
        assert not has_unpublished_changes(category)

    def test_a_new_category_beside_it_is_no_change_of_this_one(self) -> None:
        category = full_category()
        publish(category)
        make_category("Pouches", parent=category.parent)
        assert not has_unpublished_changes(category)
        assert live_content(category).siblings == ("Trunks", "Wallets")

    def test_a_category_that_was_imported_as_published_is_what_its_rows_say(self) -> None:
        category = make_category("Bags", "a bag")
        category.definition = "a big bag"
        category.save()
        assert live_content(category).texts == ("a big bag",)
        assert not has_unpublished_changes(category)

    def test_shoppers_pages_ask_once_for_it_however_much_it_holds(self) -> None:
        plain, full = make_category("Plain", state="draft"), full_category()
        asked = []
        for category in (plain, full):
            publish(category)
            fresh = Category.objects.get(pk=category.pk)
            with CaptureQueriesContext(connection) as queries:
                live_content(fresh)
            asked.append(len(queries))
        assert asked == [1, 1]
