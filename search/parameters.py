"""Readers of request parameters: what is given, checked and tidied, or a friendly refusal."""

from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from search.methods.cut_off import CutOff, CutOffKind
from search.prompts import clean_text
from search.query_terms import MOST_TERMS, Fusion, Leg, QueryTerm, Sort, TermKind, parse_weighted

MAX_QUERY_CHARACTERS = 500
_MAX_CHOICES = 50
_TRUE, _FALSE = {"1", "true", "on", "yes"}, {"", "0", "false", "off", "no"}


class QueryError(ValueError):
    """A parameter that cannot be used: its name, and what to do about it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def read_text(params: QueryDict) -> str:
    raw = params.get("q", "")
    try:
        text = clean_text(raw)
    except ValueError as error:
        raise QueryError("q", f"The search words cannot be read: {error}.") from error
    if len(text) > MAX_QUERY_CHARACTERS:
        raise QueryError(
            "q", f"Please use at most {MAX_QUERY_CHARACTERS} characters; these are {len(text)}."
        )
    return text


def read_price(params: QueryDict, field: str) -> Decimal | None:
    raw = params.get(field, "").strip().replace(",", ".")
    if not raw:
        return None
    try:
        price = Decimal(raw)
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite() or not 0 <= price < 10**10:
        raise QueryError(field, "A price is a number such as 49.90.")
    return price


def read_flag(params: QueryDict, field: str) -> bool:
    raw = params.get(field, "").strip().lower()
    if raw not in _TRUE | _FALSE:
        raise QueryError(field, "This is either true or false.")
    return raw in _TRUE


def read_whole(params: QueryDict, field: str, default: int, largest: int) -> int:
    raw = params.get(field, "").strip()
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit()) or not 1 <= int(raw[:9]) <= largest:
        raise QueryError(field, f"This is a whole number from 1 to {largest}.")
    return int(raw[:9])


def read_choices(params: QueryDict, field: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value.strip() for value in params.getlist(field) if value.strip()))
    if len(values) > _MAX_CHOICES or any("\x00" in value for value in values):
        raise QueryError(field, f"At most {_MAX_CHOICES} readable values.")
    return values


def read_attributes(params: QueryDict) -> tuple[tuple[str, str], ...]:
    pairs = [
        (key.removeprefix("attr."), value.strip())
        for key, values in params.lists()
        if key.startswith("attr.")
        for value in values
        if value.strip()
    ]
    if len(pairs) > _MAX_CHOICES or any("\x00" in name + value for name, value in pairs):
        raise QueryError("attr", f"At most {_MAX_CHOICES} readable attribute filters.")
    return tuple(pairs)


def read_terms(params: QueryDict) -> tuple[QueryTerm, ...]:
    """`like=SKU`, `picture=TICKET`, each with “:weight” if need be, `more=` and `less=` words."""
    terms = [
        *_things(params, TermKind.PRODUCT, "like"),
        *_things(params, TermKind.PICTURE, "picture"),
        *_words(params, "more", 0.5),
        *_words(params, "less", -0.5),
    ]
    if len(terms) > MOST_TERMS:
        raise QueryError("like", f"At most {MOST_TERMS} things can be mixed.")
    return tuple(terms)


def read_sort(params: QueryDict) -> Sort:
    raw = params.get("sort", "").strip() or Sort.RELEVANCE
    if raw not in set(Sort):
        raise QueryError("sort", f"This is one of {', '.join(Sort)}.")
    return Sort(raw)


def read_legs(params: QueryDict) -> frozenset[Leg]:
    """`legs=picture,words`; all of them where nothing is said."""
    names = {name.strip() for raw in params.getlist("legs") for name in raw.split(",")} - {""}
    if names - set(Leg):
        raise QueryError("legs", f"These are some of {', '.join(Leg)}.")
    return frozenset(Leg(name) for name in names) or frozenset(Leg)


def read_fusion(params: QueryDict) -> Fusion:
    raw = params.get("fusion", "").strip() or Fusion.WEIGHTS
    if raw not in set(Fusion):
        raise QueryError("fusion", f"This is one of {', '.join(Fusion)}.")
    return Fusion(raw)


def read_cut(params: QueryDict) -> CutOff | None:
    """`cut=off`, `cut=gap`, `cut=relative:0.6`, `cut=deviation:2`, `cut=fixed:0.3`."""
    raw = params.get("cut", "").strip()
    if not raw:
        return None
    name, _, number = raw.partition(":")
    try:
        return CutOff(CutOffKind(name), float(number) if number else CutOff().value)
    except ValueError as error:
        raise QueryError(
            "cut",
            "This is off, gap, or one of relative, deviation and fixed with a number, as in "
            "relative:0.6.",
        ) from error


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
