"""Counts of searches and clicks, put together by words, by day and by place; one statement each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Sum

from search.admin.query_log_choice import LogChoice
from search.models import ClickCount, QueryCount


@dataclass(frozen=True, slots=True)
class LogRow:
    """Some words over a period. click_rate: clicks for one search, None without a click;
    mean_position: of the products that were opened, from 1."""

    query: str
    searches: int
    without_results: int
    last_total: int
    clicks: int
    click_rate: float | None
    mean_position: float | None

    @property
    def share_without(self) -> float:
        return self.without_results / self.searches


@dataclass(frozen=True, slots=True)
class LogSummary:
    searches: int
    without_results: int
    different: int
    unfound: int
    unopened: int
    clicks: int

    @property
    def share_without(self) -> float:
        return self.without_results / self.searches if self.searches else 0.0

    @property
    def click_rate(self) -> float | None:
        return self.clicks / self.searches if self.searches and self.clicks else None

    def rows(self, show: str) -> int:
        return {"unfound": self.unfound, "unopened": self.unopened}.get(show, self.different)


_JOINED = r"""
    WITH searched AS (
        SELECT query, sum(searches)::int AS searches, sum(without_results)::int AS without_results,
               (array_agg(last_total ORDER BY day DESC))[1] AS last_total
        FROM search_querycount
        WHERE day >= %(first)s AND strpos(query, %(words)s) > 0 GROUP BY query
    ),
    clicked AS (
        SELECT query, sum(clicks)::int AS clicks,
               sum(clicks * position)::float8 / sum(clicks) AS mean_position
        FROM search_clickcount
        WHERE day >= %(first)s AND strpos(query, %(words)s) > 0 GROUP BY query
    ),
    joined AS (
        SELECT searched.*, COALESCE(clicks, 0) AS clicks,
               clicks::float8 / searches AS click_rate, mean_position
        FROM searched LEFT JOIN clicked USING (query)
    )
"""
_ROWS = """
    SELECT query, searches, without_results, last_total, clicks, click_rate, mean_position
    FROM joined WHERE {shown} ORDER BY {order}, query LIMIT %(limit)s OFFSET %(offset)s
"""
_SUMMARY = """
    SELECT COALESCE(sum(searches), 0)::int, COALESCE(sum(without_results), 0)::int,
           count(*)::int, count(*) FILTER (WHERE {unfound})::int,
           count(*) FILTER (WHERE {unopened})::int, COALESCE(sum(clicks), 0)::int
    FROM joined
"""
_SHOWN = {
    "": "true",
    "unfound": "without_results > 0",
    "unopened": "clicks = 0 AND without_results < searches",
}


def log_rows(choice: LogChoice, limit: int, offset: int = 0) -> list[LogRow]:
    """In the order chosen; of equals the words decide."""
    direction = "DESC NULLS LAST" if choice.downwards else "ASC NULLS LAST"
    statement = _JOINED + _ROWS.format(
        shown=_SHOWN[choice.show], order=f"{choice.column} {direction}"
    )
    return [LogRow(*row) for row in _read(statement, choice, limit=limit, offset=offset)]


def log_summary(choice: LogChoice) -> LogSummary:
    """Of all words that contain what is asked for, whichever of them are shown."""
    (row,) = _read(_JOINED + _SUMMARY.format(**_SHOWN), choice)
    return LogSummary(*row)


def by_day(choice: LogChoice) -> dict[date, tuple[int, int]]:
    """Searches, and those of them without results; days without a search are left out."""
    rows = _chosen(QueryCount.objects.order_by(), choice).values("day")
    counted = rows.annotate(all=Sum("searches"), none=Sum("without_results"))
    return {row["day"]: (row["all"], row["none"]) for row in counted}


def by_position(choice: LogChoice) -> dict[int, int]:
    """Clicks at each place that was clicked."""
    rows = _chosen(ClickCount.objects.order_by(), choice).values("position")
    counted = rows.annotate(all=Sum("clicks"))
    return {row["position"]: row["all"] for row in counted}


def _chosen(rows: QuerySet[Any], choice: LogChoice) -> QuerySet[Any]:
    return rows.filter(day__gte=choice.first_day, query__contains=choice.words)


def _read(statement: str, choice: LogChoice, **more: int) -> Iterator[tuple[Any, ...]]:
    given: dict[str, date | str | int] = {"first": choice.first_day, "words": choice.words, **more}
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        yield from cursor.fetchall()
