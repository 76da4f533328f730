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
    ranking: Ranking | None
    nothing: Nothing | None
    status: int


def answer(request: HttpRequest, **fixed: Any) -> Answer:
    """Ask what the address asks; `fixed` as in `Query.from_params`."""
    fixed = {"rules": read_rules(request.GET, is_staff=request.user.is_staff), **fixed}
    try:
        ranking = rank(Query.from_params(request.GET, **fixed))
    except QueryError as error:
        return Answer(None, bad_query(error, request.path), 400)
    except NoEncoder as error:
        return Answer(None, no_encoder(str(error) if _may_know(request) else ""), 503)
    return Answer(ranking, None if ranking.hits else no_hits(ranking), 200)


def _may_know(request: HttpRequest) -> bool:
    """Whether the visitor can do something about the set-up, or only wait."""
    return settings.LOCAL or request.user.is_staff
