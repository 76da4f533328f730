"""Readers of what a mixed query is made of: `like`, `picture`, `more`, `less`."""

from django.http import QueryDict

from search.parameters import MAX_QUERY_CHARACTERS, QueryError
from search.prompts import clean_text
from search.query_terms import BESIDE, MOST_TERMS, QueryTerm, TermKind, parse_weighted


def read_terms(params: QueryDict) -> tuple[QueryTerm, ...]:
    """`like=SKU`, `picture=TICKET`, each with “:weight” if need be, `more=` and `less=` words."""
    terms = [
        *_things(params, TermKind.PRODUCT, "like"),
        *_things(params, TermKind.PICTURE, "picture"),
        *_words(params, "more", BESIDE),
        *_words(params, "less", -BESIDE),
    ]
    if len(terms) > MOST_TERMS:
        raise QueryError("like", f"At most {MOST_TERMS} things can be mixed.")
    return tuple(terms)


def _things(params: QueryDict, kind: TermKind, field: str) -> list[QueryTerm]:
    return [_weighted(kind, raw, field) for raw in params.getlist(field) if raw.strip()]


def _weighted(kind: TermKind, raw: str, field: str) -> QueryTerm:
    try:
        value, weight = parse_weighted(clean_text(raw))
    except ValueError as error:
        raise QueryError(field, f"This cannot be used: {error}.") from error
    return QueryTerm(kind, value[:MAX_QUERY_CHARACTERS], weight)


def _words(params: QueryDict, field: str, weight: float) -> list[QueryTerm]:
    terms = []
    for raw in params.getlist(field):
        try:
            text = clean_text(raw)[:MAX_QUERY_CHARACTERS]
        except ValueError as error:
            raise QueryError(field, f"The words cannot be read: {error}.") from error
        if text:
            terms.append(QueryTerm(TermKind.TEXT, text, weight))
    return terms
