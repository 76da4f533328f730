"""What shoppers look for, counted by day and words, without anything about the person.

Words that look like somebody's data (an address, a long number) are not counted at all.
"""

import logging
import re
from datetime import date, timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search.models import ClickCount, QueryCount

logger = logging.getLogger(__name__)

KEPT = timedelta(days=365)
LAST_POSITION = 101
_LONGEST = 100
_UNFIT = re.compile(r"@|\d{6,}|https?:|\x00", re.IGNORECASE)

_COUNT = """
    INSERT INTO search_querycount AS row (day, query, searches, without_results, last_total)
    VALUES (%s, %s, 1, %s, %s)
    ON CONFLICT (day, query) DO UPDATE SET
        searches = row.searches + 1,
        without_results = row.without_results + EXCLUDED.without_results,
        last_total = EXCLUDED.last_total
"""
_CLICK = """
    INSERT INTO search_clickcount AS row (day, query, position, clicks) VALUES (%s, %s, %s, 1)
    ON CONFLICT (day, query, position) DO UPDATE SET clicks = row.clicks + 1
"""


def loggable(text: str) -> str | None:
    """The words as they are counted, or None for what is not."""
    words = " ".join(text.lower().split())
    if not words or len(words) > _LONGEST or _UNFIT.search(words):
        return None
    return words


def count_search(text: str, total: int) -> None:
    """Count one search; a log that cannot be written costs nobody their answer."""
    words = loggable(text)
    if words is not None:
        _write(_COUNT, [timezone.localdate(), words, int(total == 0), min(total, 2**31 - 1)])


def count_click(text: str, position: int) -> None:
    words = loggable(text)
    if words is not None and position >= 1:
        _write(_CLICK, [timezone.localdate(), words, min(position, LAST_POSITION)])


def forget_old_counts(today: date | None = None) -> None:
    oldest = (today or timezone.localdate()) - KEPT
    QueryCount.objects.filter(day__lt=oldest).delete()
    ClickCount.objects.filter(day__lt=oldest).delete()


def _write(statement: str, values: list[Any]) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        logger.warning("A search was not counted: %s", error)
