from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.history import Change, Source, of_category, of_row, read_history
from catalogue.models import Category

_PER_PAGE = 50


class HistoryPages(Paginator[Change]):
    """Pages that are cut in the database."""

    def __init__(self, sources: list[Source], category: int | None = None) -> None:
        super().__init__((), _PER_PAGE)
        self.sources, self.category = sources, category
        self.first, self.total = read_history(sources, 0, _PER_PAGE, category)

    @property
    def count(self) -> int:
        return self.total

    def changes(self, number: int) -> list[Change]:
        if number == 1:
            return self.first
        start = (number - 1) * _PER_PAGE
        return read_history(self.sources, start, _PER_PAGE, self.category)[0]


class ReadableHistoryMixin:
    """Instead of Django's own list of actions: who changed what, before and after, and why.

    A row that was deleted keeps its page, under the address that it had.
    """

    history_heading = "History"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        admin: Any = self
        row = admin.get_object(request, object_id)
        if not admin.has_view_or_change_permission(request, row):
            raise PermissionDenied
        pages = self.history_pages(object_id, row)
        if row is None and not pages.count:
            raise Http404
        page = pages.get_page(request.GET.get("p"))
        context = {
            **admin.admin_site.each_context(request),
            "title": str(row) if row else f"A {admin.opts.verbose_name} that was deleted",
            "opts": admin.opts,
            "original": row,
            "changes": pages.changes(page.number),
            "page": page,
            **(extra_context or {}),
        }
        return render(request, "admin/catalogue/history/history.html", context)

    def history_pages(self, object_id: str, row: Any) -> HistoryPages:
        admin: Any = self
        if not object_id.isdigit():
            raise Http404
        return HistoryPages(of_row(row or admin.model(pk=int(object_id))))


class CategoryHistoryMixin(ReadableHistoryMixin):
    """A category's history, with that of all that belongs to it."""

    def history_pages(self, object_id: str, row: Category | None) -> HistoryPages:
        if not object_id.isdigit():
            raise Http404
        return HistoryPages(of_category(int(object_id)), int(object_id))
