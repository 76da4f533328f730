"""What a cell means. Cells are texts in CSV, and any JSON value in JSON Lines."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from catalogue.models import State

MAX_STOCK = 2_147_483_647
_MAX_PRICE = Decimal(10) ** 10
# "1234.5", "1234.50", "1234.5000" and, as one writes it in much of Europe, "1234,5" or "1234,50"
_PRICE = re.compile(r"(\d{1,18})(?:\.(\d{1,2})0{0,8}|,(\d{1,2}))?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)


class BadValue(Exception):
    """Why a cell cannot be used."""


def is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def read_text(cell: object) -> str:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise BadValue("It must be a text.")
    text = str(cell).strip()
    if "\x00" in text:
        raise BadValue("It holds a NUL character: remove it.")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise BadValue("It holds half a character (a lone surrogate): type it again.") from None
    return text


def line_of(longest: int) -> Callable[[object], str]:
    """A reader for a text on one line of at most `longest` characters."""

    def read(cell: object) -> str:
        return _bounded(" ".join(read_text(cell).split()), longest)

    return read


def paragraphs_of(longest: int) -> Callable[[object], str]:
    """A reader for a text of several lines and at most `longest` characters."""

    def read(cell: object) -> str:
        return _bounded(read_text(cell).replace("\r\n", "\n").replace("\r", "\n"), longest)

    return read


def read_sku(cell: object) -> str:
    if isinstance(cell, float):
        raise BadValue("It must be a text: put it in quotes.")
    sku = _bounded(read_text(cell), 64)
    if not sku.isprintable():
        raise BadValue("A SKU is one line without control characters.")
    return sku


def read_price(cell: object) -> Decimal:
    text = read_text(cell)
    if text.startswith("-"):
        raise BadValue(f"“{text[:40]}” is negative.")
    found = _PRICE.fullmatch(text)
    if not found:
        raise BadValue(
            f"“{text[:40]}” is not a price: write digits only, such as 1234.50 or 1234,50, "
            "without a currency and without thousands marks."
        )
    price = Decimal(f"{found[1]}.{found[2] or found[3] or 0}")
    if price >= _MAX_PRICE:
        raise BadValue(f"“{text[:40]}” is too large: a price has at most ten digits.")
    return price


def read_stock(cell: object) -> int:
    text = read_text(cell).removesuffix(".0")
    if not _WHOLE.fullmatch(text):
        raise BadValue(f"“{text[:40]}” is not a number of pieces: write a whole number such as 12.")
    stock = int(text)
    if not 0 <= stock <= MAX_STOCK:
        raise BadValue(f"{stock} is {'negative' if stock < 0 else 'too large'}.")
    return stock


def read_state(cell: object) -> str:
    text = read_text(cell).lower()
    if text not in State.values:
        raise BadValue(f"“{text[:40]}” is not a state: write {', '.join(State.values)}.")
    return text


def read_time(cell: object) -> datetime:
    """A moment; without an offset in the shop's time zone, without a time at its midnight."""
    text = read_text(cell)
    try:
        moment = parse_datetime(text)
        if moment is None and (day := parse_date(text)):
            moment = datetime.combine(day, time())
        if moment is not None:
            aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
            return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        pass  # the right form, but no such day
    raise BadValue(f"“{text[:40]}” is not a time: write 2031-05-30 or 2031-05-30T09:00+02:00.")


def read_typed(cell: object) -> Any:
    """The value of an attribute in a CSV cell: a number, true or false, or text."""
    text = read_text(cell)
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    # a leading zero or many digits mean a code, not an amount
    if re.fullmatch(r"-?(0|[1-9]\d{0,14})", text, re.ASCII):
        return int(text)
    if re.fullmatch(r"-?(0|[1-9]\d{0,9})\.\d{1,6}", text, re.ASCII):
        return float(text)
    return text


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        raise BadValue(f"It has {len(text):,} characters, the most is {longest:,}.")
    return text
