"""What shoppers looked for, what they found and what they opened: counts, and nobody's data."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from unfold.admin import ModelAdmin

from search.admin.query_log_categories import categories_saying
from search.admin.query_log_choice import COLUMNS, PERIODS, SHOWS, LogChoice
from search.admin.query_log_export import export
from search.admin.query_log_plots import plot_days, plot_places
from search.admin.query_log_rows import (
    LogRow,
    LogSummary,
    by_day,
    by_position,
    log_rows,
    log_summary,
)
from search.admin.read_only import ReadOnlyMixin
from search.models import QueryCount

_ON_A_PAGE = 50
_LEAST_FIRST = {"query", "mean_position"}  # others are of interest from the largest down


@admin.register(QueryCount)
class QueryCountAdmin(ReadOnlyMixin, ModelAdmin):
    """Instead of a list of rows a page that puts them together; nobody writes them by hand."""

    fields = ("day", "query", "searches", "without_results", "last_total")
    readonly_fields = fields

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name="search_querycount_export"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        choice = self._choice(request)
        context = {
            **self.admin_site.each_context(request),
            "title": "Searches",
            "content_title": "Searches",  # on top of the page, instead of the model's name
            **_page(request, choice),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/search/query_log/page.html", context)

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        return export(self._choice(request))

    def _choice(self, request: HttpRequest) -> LogChoice:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return LogChoice.from_params(request.GET)


def _page(request: HttpRequest, choice: LogChoice) -> dict[str, Any]:
    summary = log_summary(choice)
    rows = log_rows(choice, _ON_A_PAGE, (choice.page - 1) * _ON_A_PAGE)
    clicks = by_position(choice)
    return {
        "choice": choice,
        "summary": summary,
        "rows": _with_categories(request, rows),
        "days": plot_days(by_day(choice), choice.first_day, choice.days),
        "places": plot_places(clicks) if clicks else None,
        "may_draft": request.user.has_perm("catalogue.add_category"),
        "export_params": choice.to_params(),
        **_links(choice, summary),
    }


def _with_categories(request: HttpRequest, rows: list[LogRow]) -> list[dict[str, Any]]:
    """Not even their names for whoever may not look at categories."""
    may_look = request.user.has_perm("catalogue.view_category")
    said = categories_saying(row.query for row in rows) if rows and may_look else {}
    return [{"log": row, "category": said.get(row.query)} for row in rows]


def _links(choice: LogChoice, summary: LogSummary) -> dict[str, Any]:
    pages = max(1, -(-summary.rows(choice.show) // _ON_A_PAGE))
    return {
        "periods": [(days, choice.to_params(days=days)) for days in PERIODS],
        "shows": [
            (show, title, summary.rows(show), choice.to_params(show=show))
            for show, title in SHOWS.items()
        ],
        "columns": [_column(name, choice) for name in COLUMNS],
        "pages": pages,
        "previous": choice.to_params(page=min(choice.page - 1, pages)) if choice.page > 1 else None,
        "next": choice.to_params(page=choice.page + 1) if choice.page < pages else None,
        "all_words": choice.to_params(words=""),
    }


def _column(name: str, choice: LogChoice) -> dict[str, str]:
    """What its head links to: the other way round where it is the current one."""
    is_current = name == choice.column
    downwards = not choice.downwards if is_current else name not in _LEAST_FIRST
    direction = "descending" if choice.downwards else "ascending"
    return {
        "name": name,
        "title": COLUMNS[name],
        "params": choice.to_params(column=name, downwards=downwards),
        "sorted": direction if is_current else "none",
    }
