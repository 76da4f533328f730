"""The page “Why” of a category: for a product on its shelf, or for one that is missing there."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from catalogue.models import Category
from catalogue.publishing import has_unpublished_changes
from search.admin.why_answer import compare, show, told
from search.admin.why_picks import picks
from search.admin.why_products import Asked, asked_for
from search.admin.workbench_page import show as show_page
from search.explanation.filter_words import filter_words
from search.parameters import read_rules
from search.query import Query, QueryError

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


def category_page(
    admin: "ModelAdmin[Category]", request: HttpRequest, category: Category
) -> HttpResponse:
    """GET sku, of (published or draft), and the shop's filters."""
    context = _context(request, category)
    return show_page(admin, request, category, "why", "admin/catalogue/why/category.html", context)


def _context(request: HttpRequest, category: Category) -> dict[str, Any]:
    asked = asked_for(request.GET.get("sku", ""))
    published = Category.objects.visible().filter(pk=category.pk).exists()
    differs = published and has_unpublished_changes(category)
    draft = not published or (differs and request.GET.get("of") == "draft")
    context: dict[str, Any] = {
        "asked": asked,
        "products_url": reverse("admin:catalogue_category_why_products"),
        "published": published,
        "draft": draft,
        "of_links": _of_links(request, draft=draft) if differs else [],
        "kept": [("of", "draft")] if differs and draft else [],
        "without_filters": f"?{urlencode(_plain(request))}",
    }
    try:
        query = Query.from_params(
            request.GET,
            category=category,
            text="",
            draft=draft,
            rules=read_rules(request.GET, is_staff=True),
        )
    except QueryError as error:
        return {**context, "problem": error.message}
    filters = {"filters": filter_words(query.filters)}
    return context | filters | _answer(request, query, asked, differs=differs)


def _answer(request: HttpRequest, query: Query, asked: Asked, *, differs: bool) -> dict[str, Any]:
    if asked.product is None:
        return {} if asked.typed else picks(query)
    explanation, problem = told(query, asked.product)
    if explanation is None:
        return {"problem": problem}
    found: dict[str, Any] = {"shown": show(request, explanation)}
    if differs:
        other, _ = told(replace(query, draft=not query.draft), asked.product)
        if other is not None:
            pair = (other, explanation) if query.draft else (explanation, other)
            found["comparison"] = compare(*pair)
    return found


def _of_links(request: HttpRequest, *, draft: bool) -> list[dict[str, Any]]:
    """The same question of the published shelf and of the draft."""
    found = []
    for name, title in (("published", "As published"), ("draft", "As in the draft")):
        params = request.GET.copy()
        params["of"] = name
        current = draft == (name == "draft")
        found.append({"title": title, "url": f"?{params.urlencode()}", "current": current})
    return found


def _plain(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("sku", "of") if name in request.GET}
