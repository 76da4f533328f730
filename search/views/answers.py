"""One way from request parameters to what a page shows: a ranking, or why there is none."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from search.parameters import read_rules
from search.query import Query, QueryError
from search.ranking import NoEncoder, Ranking, rank
from search.views.nothing import Nothing, bad_query, no_encoder, no_hits


@dataclass(frozen=True, slots=True)
class Answer:
    """hint: what to do about the set-up, for whoever can do it."""

    ranking: Ranking | None
    nothing: Nothing | None
    status: int
    hint: str = ""


def answer(request: HttpRequest, **fixed: Any) -> Answer:
    """Ask what the address asks; `fixed` as in `Query.from_params`."""
    fixed = {"rules": read_rules(request.GET, is_staff=request.user.is_staff), **fixed}
    query = Query()
    try:
        query = Query.from_params(request.GET, **fixed)
        ranking = rank(query)
    except QueryError as error:
        return Answer(None, bad_query(error, request.path, query), 400)
    except NoEncoder as error:
        return Answer(None, no_encoder(query), 503, _hint(request, str(error)))
    nothing = None if ranking.hits else no_hits(ranking)
    return Answer(ranking, nothing, 200, _hint(request, ranking.no_encoder))


def _hint(request: HttpRequest, reason: str) -> str:
    """Only for those who can do something about the set-up; others can but wait."""
    return reason if settings.LOCAL or request.user.is_staff else ""
