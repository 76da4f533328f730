"""Any free text as a category page with an address of its own, whether it is saved or not."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.models import Category
from catalogue.same_words import published_as
from search.notices import LOW_COVERAGE, notices
from search.prompts import clean_text
from search.query import MAX_QUERY_CHARACTERS, QueryError
from search.views.answers import Answer, answer
from search.views.counting import count_answer
from search.views.free_text_slug import slug_of, text_of
from search.views.nothing import bad_query
from search.views.results import render_answer

_OTHERS = 12


@require_safe
def free_text_category(request: HttpRequest, slug: str) -> HttpResponse:
    """The words in their canonical spelling; those of a published category lead there."""
    try:
        text = clean_text(text_of(slug), MAX_QUERY_CHARACTERS + 1)
    except ValueError as error:
        return _refuse(request, f"These words cannot be read: {error}.")
    if not text:
        return redirect("search")
    if len(text) > MAX_QUERY_CHARACTERS:
        return _refuse(request, f"Please use at most {MAX_QUERY_CHARACTERS} characters.")
    if slug_of(text) != slug:
        return redirect(_with_parameters(address_of(text), request), permanent=True)
    saved = published_as(text)
    if saved is not None:
        return redirect(_with_parameters(saved.get_absolute_url(), request))
    found = answer(request, text=text, addressed=True)
    count_answer(request, found.ranking)
    return render_answer(request, "free_text", found, _context(request, text, found))


def address_of(text: str) -> str:
    """Of a cleaned text."""
    return reverse("free-text-category", args=[slug_of(text)])


def _context(request: HttpRequest, text: str, found: Answer) -> dict[str, Any]:
    ranking = found.ranking
    vague = ranking is not None and any(n.code == LOW_COVERAGE for n in notices(ranking))
    page = ranking.query.page if ranking else 1
    own = address_of(text) + (f"?{urlencode({'page': page})}" if page > 1 else "")
    return {
        "text": text,
        "typed": text,
        "address": address_of(text),
        "canonical": request.build_absolute_uri(own),
        "is_thin": not (ranking and ranking.hits) or vague,
        "others": [] if ranking and ranking.hits else _others(),
    }


def _others() -> list[Category]:
    return list(Category.objects.visible().filter(parent=None)[:_OTHERS])


def _refuse(request: HttpRequest, problem: str) -> HttpResponse:
    found = Answer(None, bad_query(QueryError("q", problem), reverse("search")), 400)
    context = {"text": "", "typed": "", "address": reverse("search"), "is_thin": True}
    return render_answer(request, "free_text", found, context | {"others": _others()})


def _with_parameters(address: str, request: HttpRequest) -> str:
    parameters = request.GET.urlencode()
    return f"{address}?{parameters}" if parameters else address
