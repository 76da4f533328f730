"""Facets: what the products of a result set have in common, with counts that agree with it.

Counts are of cards (products that variants share). Each facet is counted as if its own choices
were not made, so that another value can be chosen beside them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from catalogue.attribute_words import name_words, value_words
from catalogue.querysets import ProductQuerySet
from search.facet_rows import Counts, FacetRows
from search.filters import Filters

_MOST_BRANDS = 40
_MOST_NAMES = 8
_MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """name: of the parameter that chooses it (`brand`, `attr.colour`)."""

    name: str
    label: str
    values: list[FacetValue]

    @property
    def is_chosen(self) -> bool:
        return any(value.chosen for value in self.values)


@dataclass(frozen=True, slots=True)
class PriceRange:
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Facets:
    """in_stock: cards with a product in stock; price: of the cards that the other filters leave."""

    brands: Facet
    attributes: list[Facet]
    in_stock: int
    price: PriceRange


def facets(
    products: ProductQuerySet,
    ids: Sequence[int],
    filters: Filters,
    found_with: Callable[[Filters], Sequence[int]] | None = None,
) -> Facets:
    """`products`: those who may be seen, without filters; `ids`: the products of the result set.

    found_with: the products that other filters would find, where the set was found with `filters`.
    """
    read: dict[Filters, FacetRows] = {}

    def rows(others: Filters) -> FacetRows:
        if others not in read:
            more = found_with(others) if found_with and others != filters else ()
            read[others] = FacetRows.of(others.apply(products.among({*ids, *more})))
        return read[others]

    return Facets(
        brands=_brands(rows(replace(filters, brands=())).brands(), filters.brands),
        attributes=_attributes(rows, filters),
        in_stock=rows(filters).in_stock(),
        price=PriceRange(*rows(replace(filters, price_min=None, price_max=None)).prices()),
    )


def _brands(counts: Counts, chosen: tuple[str, ...]) -> Facet:
    counts = dict(islice(counts.items(), _MOST_BRANDS))
    names = [*counts, *(name for name in chosen if name not in counts)]
    values = [FacetValue(name, name, counts.get(name, 0), name in chosen) for name in names]
    return Facet("brand", "Brand", values)


def _attributes(rows: Callable[[Filters], FacetRows], filters: Filters) -> list[Facet]:
    """Names that are chosen first, then those that most cards have."""
    chosen = filters.attribute_values
    counts = rows(filters).attributes()
    for name in chosen:
        others = tuple(pair for pair in filters.attributes if pair[0] != name)
        alone = rows(replace(filters, attributes=others)).attributes()
        counts[name] = alone.get(name, {})
    order = sorted(counts, key=lambda name: (name not in chosen, -sum(counts[name].values()), name))
    return [
        _attribute(name, counts[name], chosen.get(name, []))
        for name in order[:_MOST_NAMES]
        if len(counts[name]) > 1 or name in chosen
    ]


def _attribute(name: str, counts: dict[str, int], chosen: list[str]) -> Facet:
    values = [*list(counts)[:_MOST_VALUES]]
    values += [value for value in chosen if value not in values]
    return Facet(
        f"attr.{name}",
        name_words(name),
        [
            FacetValue(value, value_words(value), counts.get(value, 0), value in chosen)
            for value in values
        ],
    )
