"""Searches as a file for a spreadsheet."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone

from catalogue.spreadsheet import inert
from search.admin.query_log_choice import LogChoice
from search.admin.query_log_rows import LogRow, log_rows

_MOST_ROWS = 50_000
_HEAD = [
    "words",
    "searches",
    "without_results",
    "found_last",
    "clicks",
    "clicks_per_search",
    "mean_place",
]
_BYTE_ORDER_MARK = "\ufeff"  # else spreadsheets take UTF-8 for something else


class _Line:
    """What csv writes into, one line at a time."""

    def write(self, line: str) -> str:
        return line


def export(choice: LogChoice) -> StreamingHttpResponse:
    """All rows that the choice shows, in its order, at most 50,000."""
    name = f"searches-{timezone.localdate():%Y-%m-%d}-{choice.days}-days.csv"
    response = StreamingHttpResponse(
        _lines(log_rows(choice, _MOST_ROWS)), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines(rows: list[LogRow]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield _BYTE_ORDER_MARK + writer.writerow(_HEAD)
    for row in rows:
        yield writer.writerow(
            [
                inert(row.query),
                row.searches,
                row.without_results,
                row.last_total,
                row.clicks,
                _number(row.click_rate),
                _number(row.mean_position),
            ]
        )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
