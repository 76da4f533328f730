"""Products to ask about before one was named: the first of the shelf, and those just outside."""

from dataclasses import replace
from typing import Any

from search.encoders import EncoderError
from search.explanation.standing import near_misses
from search.query import Query, QueryError
from search.ranking import Hit, NoEncoder, hydrate, rank

_EACH = 6


def picks(query: Query) -> dict[str, Any]:
    """`first` and `outside` as hits, with a note if words alone answered; or the problem."""
    try:
        ranking = rank(replace(query, page=1, page_size=_EACH))
    except QueryError as error:
        return {"problem": error.message}
    except (NoEncoder, EncoderError) as error:
        return {"problem": f"Nothing can be compared without an encoder. {error}"}
    outside: list[Hit] = []
    if ranking.retrieval is not None:
        outside = hydrate(near_misses(ranking.retrieval, _EACH), ranking.text_share)
    reason = ranking.no_encoder
    note = f"No encoder can be asked now, so words alone answer. {reason}" if reason else ""
    return {"first": ranking.hits, "outside": outside, "words_alone": note}
