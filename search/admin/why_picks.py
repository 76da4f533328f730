"""Products to ask about before one was named: the first of the shelf, and those just outside."""

from typing import Any

from search.encoders import EncoderError
from search.query import Query, QueryError
from search.query_vectors import content_of
from search.ranking import NoEncoder, active_encoder, hydrate, retrieve

_EACH = 6


def picks(query: Query) -> dict[str, Any]:
    """`first` and `outside` as hits, or the problem in words."""
    try:
        row = active_encoder()
        retrieval = retrieve(query, row, content_of(query))
    except QueryError as error:
        return {"problem": error.message}
    except (NoEncoder, EncoderError) as error:
        return {"problem": f"Nothing can be compared without an encoder. {error}"}
    if retrieval is None:
        return {}
    shelf = retrieval.shelf()
    near = sorted(shelf.outside, key=lambda one: -one.found.score)[:_EACH]
    first = shelf.inside[:_EACH]
    hits = hydrate([*first, *near], 0, retrieval)
    inside = {one.found.owner_id for one in first}
    return {
        "first": [hit for hit in hits if hit.image.pk in inside],
        "outside": [hit for hit in hits if hit.image.pk not in inside],
    }
