"""What the pages of a category in the workbench have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from catalogue.models import Category
from search.admin.workbench import workbench

View = Callable[..., HttpResponse]


def category_path(admin: "ModelAdmin[Category]", route: str, name: str, view: View) -> URLPattern:
    """An address below a category's; `view` is called with admin, request, the category and what
    else the route holds. For staff who may view the category."""

    def guarded(request: HttpRequest, pk: int, **given: int) -> HttpResponse:
        line = Category.objects.select_related("parent__parent__parent")
        category = get_object_or_404(line, pk=pk)
        if not admin.has_view_permission(request, category):
            raise PermissionDenied
        return view(admin, request, category, **given)

    return path(
        f"<int:pk>/{route}", admin.admin_site.admin_view(guarded), name=f"catalogue_category_{name}"
    )


def show(
    admin: "ModelAdmin[Category]",
    request: HttpRequest,
    category: Category,
    tab: str,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page under the tabs; `tab` as in `workbench`."""
    shared = {
        **admin.admin_site.each_context(request),
        **workbench(request, category, tab),
        "title": category.name,
        "opts": admin.opts,
        "original": category,
    }
    return TemplateResponse(request, template, {**shared, **context}, status=status)


def may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("catalogue.publish_category")


def may_take(request: HttpRequest) -> bool:
    """Whether this person may replace all that a draft says."""
    parts = ("categoryattribute", "categoryrelation", "categorythreshold", "rule")
    needed = [f"catalogue.{verb}_{part}" for part in parts for verb in ("add", "change", "delete")]
    return request.user.has_perms(["catalogue.change_category", *needed])


def may_arrange(request: HttpRequest) -> bool:
    """Whether this person may pin, hide, boost and bury in categories."""
    return request.user.has_perms(
        [f"catalogue.{verb}_rule" for verb in ("add", "change", "delete")]
    )
