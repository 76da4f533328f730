"""The shop learns what is looked for, and nothing about who looks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import ClickCount, QueryCount
from search.query_log import count_click, count_search, forget_old_counts

pytestmark = pytest.mark.django_db


def test_the_same_words_are_counted_together() -> None:
    for text in ("Solar  Backpack", "solar backpack "):
        count_search(text, 7)
    count_search("solar backpack", 0)
    row = QueryCount.objects.get()
    assert (row.query, row.searches, row.without_results, row.last_total) == (
        "solar backpack",
        3,
        1,
        0,
    )


@pytest.mark.parametrize(
    "text", ["", "me@example.org", "call 01701234567", "https://x.example", "a" * 101]
)
def test_what_may_be_somebodys_data_is_not_counted(text: str) -> None:
    count_search(text, 1)
    count_click(text, 1)
    assert not QueryCount.objects.exists()
    assert not ClickCount.objects.exists()


def test_clicks_are_counted_by_place() -> None:
    for position in (3, 3, 500, 0):
        count_click("lamp", position)
    found = ClickCount.objects.order_by("position").values_list("position", "clicks")
    assert list(found) == [(3, 2), (101, 1)]


def test_counts_are_forgotten_after_a_year() -> None:
    QueryCount.objects.create(
        day=timezone.localdate() - timedelta(days=400), query="old", searches=1
    )
    QueryCount.objects.create(query="new", searches=1)
    forget_old_counts()
    assert [row.query for row in QueryCount.objects.all()] == ["new"]
