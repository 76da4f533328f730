"""A log to look at: what shoppers looked for over the last months."""

from datetime import timedelta

from django.utils import timezone

from search.models import ClickCount, QueryCount


def searched(query: str, searches: int, none: int = 0, total: int = 5, *, ago: int = 0) -> None:
    """`ago` days before today."""
    QueryCount.objects.create(
        day=timezone.localdate() - timedelta(days=ago),
        query=query,
        searches=searches,
        without_results=none,
        last_total=total,
    )


def opened(query: str, position: int, clicks: int, *, ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=ago)
    ClickCount.objects.create(day=day, query=query, position=position, clicks=clicks)


def fill_the_log() -> None:
    searched("solar backpack", 6, total=12)
    searched("solar backpack", 4, total=9, ago=3)
    opened("solar backpack", 1, 3)
    opened("solar backpack", 5, 1, ago=2)
    searched("unicorn saddle", 4, none=3, total=0, ago=1)
    searched("lamp", 2)
    searched("lamp", 30, ago=40)
    opened("lamp", 2, 8, ago=40)
