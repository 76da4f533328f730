"""The page of a ranking and, for a page that is open already, the part of it that changes."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from search.notices import notices
from search.ranking import Ranking
from search.views.answers import Answer
from search.views.filter_choices import filter_choices
from search.views.page_links import page_links
from search.views.staff_links import staff_links

_TYPING = "q"  # the id of the search field


def render_answer(
    request: HttpRequest, page: str, answer: Answer | None, context: dict[str, Any]
) -> HttpResponse:
    """page: `search`, `category` or `free_text`; answer None: nothing was asked yet."""
    ranking = answer.ranking if answer else None
    context = {
        "ranking": ranking,
        "nothing": answer.nothing if answer else None,
        "notices": notices(ranking) if ranking else [],
        "page_count": ranking.pages if ranking else 0,
        **(page_links(ranking) if ranking else {}),
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
        context["filters"] = filter_choices(request.GET)
        response = render(request, f"shop/{page}.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


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
