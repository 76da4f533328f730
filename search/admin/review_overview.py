"""All categories and how far their review is."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from catalogue.models import Category
from search.admin.scan import scan_progress
from search.reviewing import with_progress

_ON_A_PAGE = 50
_COLUMNS = {
    "name": "Category",
    "state": "State",
    "decided": "Reviewed",
    "waiting": "Waiting",
    "uncertain": "Uncertain",
    "scan__members": "On the shelf",
    "scan__scanned_at": "Last scan",
}
_LEAST_FIRST = {"name", "state"}  # others are of interest from the largest down


def overview_view(admin: "ModelAdmin[Category]", request: HttpRequest) -> HttpResponse:
    if not admin.has_view_permission(request):
        raise PermissionDenied
    column, downwards = _order(request.GET.get("o", ""))
    rows = _rows(column, downwards=downwards)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "Review",
        "page": page,
        "columns": [_column(name, column, downwards=downwards) for name in _COLUMNS],
        **scan_progress(request),
        "order": request.GET.get("o", ""),
    }
    return TemplateResponse(request, "admin/search/review/overview.html", context)


def _order(asked: str) -> tuple[str, bool]:
    """The column and whether the largest comes first; unknown ones are as if nothing was asked."""
    name = asked.removeprefix("-")
    return (name, asked.startswith("-")) if name in _COLUMNS else ("to_review", True)


def _rows(column: str, *, downwards: bool) -> QuerySet[Any]:
    rows = with_progress(Category.objects.select_related("scan"))
    by = F(column).desc(nulls_last=True) if downwards else F(column).asc(nulls_last=True)
    return rows.order_by(by, "name", "pk")


def _column(name: str, current: str, *, downwards: bool) -> dict[str, Any]:
    """What its head links to: the other way round where it is the current one."""
    down = not downwards if name == current else name not in _LEAST_FIRST
    sorted_as = ("descending" if downwards else "ascending") if name == current else "none"
    link = f"?o={'-' if down else ''}{name}"
    return {"name": name, "title": _COLUMNS[name], "link": link, "sorted": sorted_as}
