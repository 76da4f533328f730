"""The page of a ranking and, for a page that is open already, the parts of it that change."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from search.notices import notices
from search.ranking import Ranking
from search.views.answers import Answer
from search.views.cards import cards
from search.views.chips import chips, cleared_url
from search.views.filter_choices import filter_choices
from search.views.page_links import page_links
from search.views.spoken_terms import spoken_terms, spoken_title
from search.views.staff_links import staff_links

_TYPING = "q"  # the id of the search field
_KEPT = ("like", "picture", "more", "less", "weaker", "cut", "legs", "fusion", "page_size")
_MOST_KEPT = 20


def render_answer(
    request: HttpRequest, page: str, answer: Answer | None, context: dict[str, Any]
) -> HttpResponse:
    """page: `search`, `category` or `free_text`; answer None: nothing was asked yet."""
    ranking = answer.ranking if answer else None
    context = {
        "ranking": ranking,
        "nothing": answer.nothing if answer else None,
        "hint": answer.hint if answer else "",
        "filters": filter_choices(request.GET, ranking.facets() if ranking else None),
        "sort": ranking.query.sort if ranking else request.GET.get("sort", ""),
        "kept": _kept(request),
        **(_of_ranking(ranking) if ranking else {}),
        "rules_url": _rules_url(request, ranking),
        "staff": staff_links(request, ranking),
        **context,
    }
    status = answer.status if answer else 200
    if _wants_part(request):
        response = render(request, f"shop/{page}_fragment.html", context, status=status)
        # while one types, the address follows without filling the browser's history
        header = "HX-Replace-Url" if request.headers.get("HX-Trigger") == _TYPING else "HX-Push-Url"
        parameters = ranking.query.to_params() if ranking else _given(request.GET)
        response.headers[header] = f"{request.path}?{parameters}" if parameters else request.path
    else:
        response = render(request, f"shop/{page}.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _of_ranking(ranking: Ranking) -> dict[str, Any]:
    query = ranking.query
    spoken = spoken_terms(query) if query.category is None else []
    correction = ranking.correction
    return {
        "notices": notices(ranking),
        "page_count": ranking.pages,
        "cards": cards(ranking),
        "weaker_count": ranking.total - ranking.relevant if query.weaker else 0,
        "chips": chips(query, spoken),
        "cleared_url": cleared_url(query),
        "title": spoken_title(query, spoken),
        "corrected_url": f"?{query.to_params(q=correction.text, page=None)}" if correction else "",
        "refine": _refined(ranking),
        **page_links(ranking),
    }


def _refined(ranking: Ranking) -> list[tuple[str, str]]:
    """The present search as fields of a form that adds to it; none where nothing can be added."""
    query = ranking.query
    if query.category is not None:
        return []
    return parse_qsl(query.to_params(q=query.text or None, page=None, weaker=None))


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form of the filters repeats, as it was asked."""
    params = request.GET
    given = [(name, value) for name in _KEPT for value in params.getlist(name) if value.strip()]
    if request.user.is_staff and params.get("rules") == "off":
        given.append(("rules", "off"))
    return given[:_MOST_KEPT]


def _rules_url(request: HttpRequest, ranking: Ranking | None) -> str:
    """For staff: the same page without rules, or with them again; '' for shoppers."""
    if ranking is None or not request.user.is_staff:
        return ""
    other = "off" if ranking.query.rules else None
    return "?" + ranking.query.to_params(rules=other, page=None)


def _given(params: QueryDict) -> str:
    """The parameters that have a value, as they were typed."""
    filled = [(name, value) for name, values in params.lists() for value in values if value]
    return urlencode(filled)


def _wants_part(request: HttpRequest) -> bool:
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers
