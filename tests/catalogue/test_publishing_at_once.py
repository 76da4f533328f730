"""Two people at the same moment, on real connections: versions are numbered one by one."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from catalogue.content import live_content
from catalogue.models import Category
from catalogue.publishing import keep_first_version, publish
from tests.factories import make_category

pytestmark = pytest.mark.django_db(transaction=True)


def both_at_once(
    category: Category, one: Callable[[], object], other: Callable[[], object]
) -> None:
    """Let both begin while the category is locked, so that each waits for the same row."""

    def alone(act: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            Category.objects.select_for_update().get(pk=category.pk)
            started = [pool.submit(alone, act) for act in (one, other)]
            _until_two_wait()
        for future in started:
            future.result(timeout=20)


def _until_two_wait() -> None:
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees one moment
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchall() == [(2,)]:
                return
        time.sleep(0.05)
    raise AssertionError("the two never came to wait for each other")


def test_two_people_who_publish_at_once_make_two_versions() -> None:
    category = make_category("Bags", state="draft")
    both_at_once(
        category,
        lambda: publish(Category.objects.get(pk=category.pk), note="one"),
        lambda: publish(Category.objects.get(pk=category.pk), note="other"),
    )
    numbers = category.versions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]


def test_what_shoppers_saw_before_the_first_edit_is_kept_once_and_as_it_was() -> None:
    category = make_category("Bags", "a bag")

    def edit(definition: str) -> None:
        stored = Category.objects.get(pk=category.pk)
        keep_first_version(stored)
        stored.definition = definition
        stored.save()

    both_at_once(category, lambda: edit("a sack"), lambda: edit("a trunk"))
    assert category.versions.count() == 1
    assert live_content(category).texts == ("a bag",)
