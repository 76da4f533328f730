"""Which drafts hold something that shoppers do not see: for a page of categories at once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    CategoryVersion,
    Rule,
    Verdict,
)
from catalogue.publishing import has_unpublished_changes, publish
from catalogue.unpublished import with_unpublished_changes
from tests.factories import make_category, make_product


def rich_category(name: str, parent: Category | None = None) -> Category:
    """With everything that a category can have, published."""
    category = make_category(name, f"a {name}", parent=parent, negatives=["a shoe"])
    solar, _ = Attribute.objects.get_or_create(name="solar", defaults={"prompts": ["a panel"]})
    CategoryAttribute.objects.create(category=category, attribute=solar)
    CategoryRelation.objects.create(category=category, kind="related", attribute=solar)
    CategoryThreshold.objects.create(category=category, encoder_id="one", value=0.5)
    good, bad = make_product(f"{name}-1"), make_product(f"{name}-2")
    decide(category, [good], Verdict.APPROVE)
    decide(category, [bad], Verdict.REJECT)
    Rule.objects.create(category=category, kind="pin", product=good, position=1)
    publish(category)
    return category


@pytest.fixture
def shelves(db: None) -> list[Category]:
    bags = rich_category("bag")
    return [bags, rich_category("rucksack", bags), rich_category("lamp")]


def said_one_by_one(categories: list[Category]) -> set[int]:
    return {category.pk for category in categories if has_unpublished_changes(category)}


def test_nothing_changed_since_it_was_published(shelves: list[Category]) -> None:
    assert with_unpublished_changes(shelves) == said_one_by_one(shelves) == set()


def test_each_kind_of_edit_is_noticed_as_the_page_of_the_category_notices_it(
    shelves: list[Category],
) -> None:
    bags, rucksacks, lamps = shelves
    edits: list[Callable[[], object]] = [
        lambda: Category.objects.filter(pk=lamps.pk).update(negatives=[]),
        lambda: Category.objects.filter(pk=bags.pk).update(name="Carriers"),
        lambda: Attribute.objects.update(opposites=["a plain thing"]),
        lambda: CategoryThreshold.objects.filter(category=lamps).update(value=0.6),
        lambda: Rule.objects.filter(category=rucksacks).update(position=2),
        lambda: rucksacks.decisions.filter(verdict="reject").delete(),
        lambda: CategoryRelation.objects.filter(category=lamps).delete(),
    ]
    for edit in edits:
        edit()
        fresh = list(Category.objects.order_by("pk"))
        assert with_unpublished_changes(fresh) == said_one_by_one(fresh) != set()
        for category in fresh:
            publish(category)


def test_a_category_without_a_version_has_changes_unless_shoppers_see_its_rows(db: None) -> None:
    shown, draft = make_category("Shown"), make_category("Draft", state="draft")
    assert with_unpublished_changes([shown, draft]) == {draft.pk}


def test_a_withdrawn_version_is_no_longer_compared_with(shelves: list[Category]) -> None:
    CategoryVersion.objects.filter(category=shelves[0]).update(withdrawn_at="2024-01-01T00:00Z")
    assert with_unpublished_changes(shelves) == said_one_by_one(shelves)


def test_a_circle_made_by_hand_ends(shelves: list[Category]) -> None:
    bags, rucksacks, _ = shelves
    Category.objects.filter(pk=bags.pk).update(parent=rucksacks)
    fresh = list(Category.objects.order_by("pk"))
    assert with_unpublished_changes(fresh) == said_one_by_one(fresh)


def test_any_number_of_categories_costs_the_same(shelves: list[Category]) -> None:
    with CaptureQueriesContext(connection) as few:
        with_unpublished_changes(shelves[:1])
    with CaptureQueriesContext(connection) as many:
        with_unpublished_changes(shelves)
    assert len(few) == len(many) == 7
