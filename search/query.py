"""What was asked: one `Query` for pages, API, commands and categories."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from catalogue.models import Category, Product
from catalogue.querysets import ProductQuerySet
from search.prompts import clean_text

MAX_QUERY_CHARACTERS = 500
MAX_PAGE = 1_000
_MAX_CHOICES = 50
_TRUE, _FALSE = {"1", "true", "on", "yes"}, {"", "0", "false", "off", "no"}


class QueryError(ValueError):
    """A parameter that cannot be used: its name, and what to do about it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Filters:
    """Facts that a product must meet; they are part of the search, never applied afterwards."""

    brands: tuple[str, ...] = ()
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    in_stock: bool = False
    attributes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_condition(cls, condition: Mapping[str, Any]) -> Self:
        """The condition of a rule; what it does not know it leaves out."""
        brands = condition.get("brand", [])
        attributes = condition.get("attributes", {})
        return cls(
            brands=tuple([brands] if isinstance(brands, str) else map(str, brands)),
            price_min=_decimal(condition.get("price_min")),
            price_max=_decimal(condition.get("price_max")),
            in_stock=bool(condition.get("in_stock")),
            attributes=tuple((str(name), str(value)) for name, value in attributes.items()),
        )

    def apply(self, products: ProductQuerySet) -> ProductQuerySet:
        if self.brands:
            products = products.filter(brand__in=self.brands)
        if self.price_min is not None:
            products = products.filter(price__gte=self.price_min)
        if self.price_max is not None:
            products = products.filter(price__lte=self.price_max)
        if self.in_stock:
            products = products.in_stock()
        for name, value in self.attributes:
            products = products.with_attribute(name, value)
        return products

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """text, category or similar_to says what is looked for; `threshold` is the least score.

    `staff` looks at drafts and archived products too. `draft` takes the category as it is being
    edited, not as it is published. `rules` False: without pins, hides, boosts and buries.
    """

    text: str = ""
    category: Category | None = None
    similar_to: Product | None = None
    filters: Filters = Filters()
    page: int = 1
    page_size: int = 24
    threshold: float | None = None
    staff: bool = False
    draft: bool = False
    rules: bool = True

    @classmethod
    def from_params(cls, params: QueryDict, **fixed: Any) -> Self:
        """Parse request parameters; `fixed` values win. Raises QueryError."""
        price_min = _price(params, "price_min")
        price_max = _price(params, "price_max")
        if price_min is not None and price_max is not None and price_min > price_max:
            raise QueryError("price_min", "The lowest price is above the highest one.")
        filters = Filters(
            brands=_choices(params, "brand"),
            price_min=price_min,
            price_max=price_max,
            in_stock=_flag(params, "in_stock"),
            attributes=_attributes(params),
        )
        parsed = {
            "text": _text(params),
            "filters": filters,
            "page": _whole(params, "page", 1, MAX_PAGE),
            "page_size": _whole(
                params, "page_size", settings.SEARCH_PAGE_SIZE, settings.SEARCH_MAX_PAGE_SIZE
            ),
        }
        return cls(**{**parsed, **fixed})

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def to_params(self, **changes: Any) -> str:
        """The parameters of an address that asks the same; a change to None leaves one out."""
        filters = self.filters
        params: dict[str, Any] = {
            "q": self.text or None,
            "brand": list(filters.brands) or None,
            "price_min": filters.price_min,
            "price_max": filters.price_max,
            "in_stock": "1" if filters.in_stock else None,
            **{f"attr.{name}": value for name, value in filters.attributes},
            "page": self.page if self.page > 1 else None,
            "page_size": None if self.page_size == settings.SEARCH_PAGE_SIZE else self.page_size,
        }
        merged: Mapping[str, Any] = {**params, **changes}
        return urlencode({k: v for k, v in merged.items() if v is not None}, doseq=True)


def _decimal(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _text(params: QueryDict) -> str:
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


def _price(params: QueryDict, field: str) -> Decimal | None:
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


def _flag(params: QueryDict, field: str) -> bool:
    raw = params.get(field, "").strip().lower()
    if raw not in _TRUE | _FALSE:
        raise QueryError(field, "This is either true or false.")
    return raw in _TRUE


def _whole(params: QueryDict, field: str, default: int, largest: int) -> int:
    raw = params.get(field, "").strip()
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit()) or not 1 <= int(raw[:9]) <= largest:
        raise QueryError(field, f"This is a whole number from 1 to {largest}.")
    return int(raw[:9])


def _choices(params: QueryDict, field: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value.strip() for value in params.getlist(field) if value.strip()))
    if len(values) > _MAX_CHOICES or any("\x00" in value for value in values):
        raise QueryError(field, f"At most {_MAX_CHOICES} readable values.")
    return values


def _attributes(params: QueryDict) -> tuple[tuple[str, str], ...]:
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
