"""Readers of request parameters: what is given, checked and tidied, or a friendly refusal."""

from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from search.prompts import clean_text

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


def read_rules(params: QueryDict, *, is_staff: bool) -> bool:
    """Whether rules hold for this request: staff may say `rules=off`, to compare."""
    return not (is_staff and params.get("rules", "").strip().lower() == "off")
