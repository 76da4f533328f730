"""What is chosen, each with the address of the same search without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.attribute_words import name_words, value_words
from catalogue.models import ProductImage
from catalogue.templatetags.shop import money
from search.query import Query
from search.query_terms import QueryTerm, TermKind, term_params
from search.views.spoken_terms import SpokenTerm

_NO_FILTERS = {"brand": None, "price_min": None, "price_max": None, "in_stock": None}
_NO_TERMS = {"like": None, "picture": None, "more": None, "less": None}


@dataclass(frozen=True, slots=True)
class Chip:
    """is_term: part of what is looked for, not a filter; image: of the product that is meant;
    picture: the ticket of a shopper's own, which only its owner's browser may still show.
    """

    text: str
    url: str
    is_term: bool = False
    image: ProductImage | None = None
    picture: str = ""


def chips(query: Query, spoken: list[SpokenTerm]) -> list[Chip]:
    return [*_terms(query, spoken), *_filters(query)]


def cleared_url(query: Query) -> str:
    """Without filters and, where words are left to look for, without anything mixed in."""
    words = query.text or query.category
    return _without(query, **no_filters(query), **(_NO_TERMS if words else {}))


def no_filters(query: Query) -> dict[str, None]:
    attributes = (f"attr.{name}" for name in query.filters.attribute_values)
    return {**_NO_FILTERS, **dict.fromkeys(attributes)}


def with_terms(terms: tuple[QueryTerm, ...]) -> dict[str, list[str] | None]:
    """Changes of `Query.to_params` that leave just these."""
    return {**_NO_TERMS, **term_params(terms)}


def _terms(query: Query, spoken: list[SpokenTerm]) -> Iterator[Chip]:
    if query.category is not None:
        return  # a category is what it says; nothing is mixed in
    for place, one in enumerate(spoken):
        others = query.terms[:place] + query.terms[place + 1 :]
        url = _without(query, **with_terms(others))
        images = list(one.product.images.all()) if one.product else []
        picture = one.term.value if one.term.kind == TermKind.PICTURE else ""
        yield Chip(one.text, url, True, images[0] if images else None, picture)


def _filters(query: Query) -> Iterator[Chip]:
    filters = query.filters
    for brand in filters.brands:
        rest = [other for other in filters.brands if other != brand]
        yield Chip(brand, _without(query, brand=rest or None))
    if price := _price(query):
        yield Chip(price, _without(query, price_min=None, price_max=None))
    if filters.in_stock:
        yield Chip("In stock", _without(query, in_stock=None))
    for name, value in dict.fromkeys(filters.attributes):
        rest = [other for other in filters.attribute_values[name] if other != value]
        label = f"{name_words(name)}: {value_words(value)}"
        yield Chip(label[:1].upper() + label[1:], _without(query, **{f"attr.{name}": rest or None}))


def _price(query: Query) -> str:
    low, high = query.filters.price_min, query.filters.price_max
    if low is not None and high is not None:
        return f"{money(low)} to {money(high)}"
    if low is not None:
        return f"From {money(low)}"
    return f"Up to {money(high)}" if high is not None else ""


def _without(query: Query, **changes: list[str] | None) -> str:
    return "?" + query.to_params(**{"page": None, **changes})
