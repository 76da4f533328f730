from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from catalogue.models import Category
from search.notices import LOW_COVERAGE, notices
from search.query import Query, QueryError
from search.ranking import NoEncoder, rank
from search.views.answers import answer
from search.views.results import render_answer
from search.views.staff import edit_url

_PICTURES = 4
_PICTURES_KEPT_SECONDS = 600


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    shelf, hidden = _find(slug, request.user)
    context: dict[str, Any] = {
        "category": shelf,
        "ancestors": shelf.ancestors(),
        "children": Category.objects.visible().filter(parent=shelf),
        "hidden": hidden,
        "edit_url": edit_url(shelf, request.user),
    }
    found = answer(request, category=shelf, text="")
    if found.ranking and not request.user.is_staff:
        # how the definition is worded is the merchandiser's concern
        context["notices"] = [n for n in notices(found.ranking) if n.code != LOW_COVERAGE]
    return render_answer(request, "category", found, context)


@require_safe
def category_front(request: HttpRequest, slug: str) -> HttpResponse:
    """The first pictures of a category, asked for by its card once that is in view."""
    shelf = get_object_or_404(Category.objects.visible(), slug=slug)
    try:
        ranking = rank(Query(category=shelf, page_size=_PICTURES))
    except (NoEncoder, QueryError):
        hits, is_final = [], False
    else:
        hits = ranking.hits
        is_final = bool(hits) and not ranking.waiting  # what still waits may fit better
    context = {"hits": hits, "gaps": range(_PICTURES - len(hits))}
    response = render(request, "shop/parts/shelf_front.html", context)
    patch_cache_control(response, public=True, max_age=_PICTURES_KEPT_SECONDS if is_final else 0)
    return response


def _find(slug: str, user: User | AnonymousUser) -> tuple[Category, str]:
    """The category and, for staff, why shoppers do not see it; Http404 for shoppers then."""
    line = Category.objects.select_related("parent__parent__parent")
    shelf = line.visible().filter(slug=slug).first()
    if shelf is not None:
        return shelf, ""
    if not user.is_staff:
        raise Http404
    shelf = get_object_or_404(line, slug=slug)
    hidden = "it is a draft" if shelf.state == "draft" else "it or one above it is not published"
    return shelf, hidden
