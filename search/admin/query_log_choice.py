"""What the page of searches is asked to show."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

PERIODS = (7, 28, 90, 365)
SHOWS = {"": "All", "unfound": "Without results", "unopened": "Without clicks"}
COLUMNS = {
    "query": "Words",
    "searches": "Searches",
    "without_results": "Without results",
    "last_total": "Found last",
    "clicks": "Clicks",
    "click_rate": "Click-through",
    "mean_position": "Mean place",
}
_USUAL_PERIOD = 28
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class LogChoice:
    """days: the last ones, today included; words: part of what was searched for; `column` is
    sorted by, largest first where `downwards`."""

    days: int = _USUAL_PERIOD
    words: str = ""
    show: str = ""
    column: str = "searches"
    downwards: bool = True
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """What cannot be read is as if it was not asked."""
        days, page, order = params.get("days", ""), params.get("page", ""), params.get("o", "")
        column = order.removeprefix("-")
        is_known = column in COLUMNS
        return cls(
            days=int(days) if days in map(str, PERIODS) else _USUAL_PERIOD,
            words=" ".join(params.get("q", "").replace("\x00", "").lower().split())[:100],
            show=params.get("show", "") if params.get("show") in SHOWS else "",
            column=column if is_known else "searches",
            downwards=order.startswith("-") if is_known else True,
            page=min(int(page), _MOST_PAGES) if page.isascii() and page.isdigit() else 1,
        )

    @property
    def first_day(self) -> date:
        return timezone.localdate() - timedelta(days=self.days - 1)

    def to_params(self, **changes: object) -> str:
        """An address that asks the same, except `changes`; another order begins on page 1."""
        changed = replace(self, page=1)
        changed = replace(changed, **changes)  # type: ignore[arg-type]
        params = {
            "days": changed.days if changed.days != _USUAL_PERIOD else "",
            "q": changed.words,
            "show": changed.show,
            "o": changed.order,
            "page": changed.page if changed.page > 1 else "",
        }
        return urlencode({name: value for name, value in params.items() if value})

    @property
    def order(self) -> str:
        """As an address says it; the usual one is not said."""
        order = f"{'-' if self.downwards else ''}{self.column}"
        return "" if order == "-searches" else order
