"""From draft to shop and back: what shoppers see changes only by publishing, and never unseen."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from catalogue.content import Content, draft_content, live_content
from catalogue.models import Category, CategoryVersion, State
from catalogue.publishing import (
    ChangedMeanwhile,
    call_off,
    digest,
    has_unpublished_changes,
    publish,
    restore,
    shown_content,
    withdraw,
)
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=2)


@pytest.fixture
def category() -> Category:
    return make_category("Red things", "something red", state="draft")


def is_visible(category: Category) -> bool:
    return Category.objects.visible().filter(pk=category.pk).exists()


def edit(category: Category, definition: str) -> None:
    category.definition = definition
    category.save()


class TestPublishing:
    def test_shoppers_see_the_draft_once_it_is_published_and_edits_only_after_the_next_time(
        self, category: Category
    ) -> None:
        assert shown_content(category) is None
        version = publish(category, note="The first one.")
        assert (version.number, category.state, is_visible(category)) == (1, "published", True)
        edit(category, "something crimson")
        assert live_content(category).texts == ("something red",)
        assert has_unpublished_changes(category)
        publish(category)
        assert live_content(category).texts == ("something crimson",)
        assert not has_unpublished_changes(category)

    def test_what_was_not_looked_at_is_not_published(self, category: Category) -> None:
        seen = digest(category, draft_content(category))
        edit(Category.objects.get(pk=category.pk), "something else")
        with pytest.raises(ChangedMeanwhile):
            publish(category, seen=seen)
        assert not category.versions.exists()
        assert Category.objects.get().state == State.DRAFT

    def test_a_second_person_who_saw_the_same_draft_is_told_that_it_is_published(
        self, category: Category
    ) -> None:
        seen = digest(category, draft_content(category))
        publish(category, seen=seen)
        with pytest.raises(ChangedMeanwhile):
            publish(category, seen=seen)
        assert category.versions.count() == 1

    def test_a_scheduled_version_waits_for_its_time_and_what_is_there_stays(
        self, category: Category
    ) -> None:
        publish(category)
        edit(category, "something crimson")
        publish(category, starts_at=timezone.now() + LATER)
        assert live_content(category).texts == ("something red",)
        CategoryVersion.objects.filter(number=2).update(starts_at=timezone.now())
        assert live_content(category).texts == ("something crimson",)

    def test_scheduling_hides_no_shelf_that_an_import_had_published(self) -> None:
        imported = make_category("Blue things", "something blue")
        edit(imported, "something azure")
        publish(imported, starts_at=timezone.now() + LATER)
        assert is_visible(imported)
        assert imported.versions.count() == 2

    def test_a_new_category_that_is_scheduled_is_not_seen_before(self, category: Category) -> None:
        publish(category, starts_at=timezone.now() + LATER)
        assert not is_visible(category)
        assert shown_content(category) is None
        CategoryVersion.objects.update(starts_at=timezone.now())
        assert is_visible(category)


class TestTakingBack:
    def test_a_withdrawn_category_is_gone_for_shoppers_and_kept_for_staff(
        self, category: Category
    ) -> None:
        mira = User.objects.create_user("mira")
        publish(category)
        withdraw(category, State.ARCHIVED, mira, "Out of season.")
        assert (is_visible(category), category.state) == (False, "archived")
        version = category.versions.get()
        assert version.withdrawn_by == mira
        assert Category.history.first().history_change_reason == "Out of season."

    def test_what_was_withdrawn_is_not_back_before_the_time_it_is_scheduled_for(
        self, category: Category
    ) -> None:
        publish(category)
        withdraw(category)
        publish(category, starts_at=timezone.now() + LATER)
        assert not is_visible(category)
        CategoryVersion.objects.filter(number=2).update(starts_at=timezone.now())
        assert is_visible(category)

    def test_withdrawing_calls_off_what_is_scheduled(self, category: Category) -> None:
        publish(category)
        publish(category, starts_at=timezone.now() + LATER)
        withdraw(category)
        assert category.versions.scheduled(category) is None
        assert category.versions.get(number=2).was_called_off

    def test_a_version_that_is_called_off_is_kept_in_the_list_and_never_starts(
        self, category: Category
    ) -> None:
        publish(category)
        publish(category, starts_at=timezone.now() + LATER)
        assert call_off(category) == 1
        assert call_off(category) == 0
        CategoryVersion.objects.filter(number=2).update(starts_at=timezone.now())
        assert category.versions.live(category) == category.versions.get(number=1)
        assert publish(category).number == 3

    def test_calling_off_the_first_publication_makes_it_a_draft_again(
        self, category: Category
    ) -> None:
        publish(category, starts_at=timezone.now() + LATER)
        call_off(category)
        assert Category.objects.get().state == State.DRAFT

    def test_an_earlier_version_comes_back_as_a_new_one_and_the_draft_stays(
        self, category: Category
    ) -> None:
        first = publish(category)
        edit(category, "something crimson")
        publish(category)
        edit(category, "something scarlet")
        again = restore(first)
        assert (again.number, again.restored_from, again.note) == (3, first, "Version 1 again.")
        assert live_content(category).texts == ("something red",)
        assert Category.objects.get().definition == "something scarlet"

    def test_restoring_is_refused_where_something_else_is_in_force_by_now(
        self, category: Category
    ) -> None:
        first = publish(category)
        edit(category, "something crimson")
        publish(category)
        seen = digest(category, Content.from_dict(first.content))
        publish(category)
        with pytest.raises(ChangedMeanwhile):
            restore(first, seen=seen)


def test_a_product_that_is_deleted_changes_no_version(category: Category) -> None:
    product = make_product("RED", "red")
    category.rules.create(kind="pin", product=product, position=1)
    publish(category)
    product.delete()
    assert live_content(category).rules[0].product is not None
