"""Facets: what the products of a result set have in common, with counts that agree with it.

Counts are of cards (products that variants share). Each facet is counted as if its own choices
were not made, so that another value can be chosen beside them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Coalesce

from catalogue.attribute_words import name_words, value_words
from catalogue.querysets import ProductQuerySet
from search.filters import Filters

_MOST_BRANDS = 40
_MOST_NAMES = 8
_MOST_VALUES = 20

_ATTRIBUTES = """
    SELECT name, value, count(DISTINCT group_id) AS cards FROM (
        SELECT COALESCE(product.parent_id, product.id) AS group_id, pair.key AS name,
               CASE jsonb_typeof(item.value) WHEN 'string' THEN item.value #>> '{{}}'
                    ELSE item.value::text END AS value
        FROM catalogue_product product
             JOIN ({products}) chosen (id) ON chosen.id = product.id,
             LATERAL jsonb_each(product.attributes) pair,
             LATERAL jsonb_array_elements(
                 CASE jsonb_typeof(pair.value) WHEN 'array' THEN pair.value
                      ELSE jsonb_build_array(pair.value) END) item
        WHERE jsonb_typeof(item.value) IN ('string', 'boolean')
    ) pairs
    GROUP BY name, value ORDER BY name, cards DESC, value
"""


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

    def among(others: Filters) -> ProductQuerySet:
        more = found_with(others) if found_with and others != filters else ()
        found = products.among({*ids, *more})
        return others.apply(found.order_by())

    unpriced = replace(filters, price_min=None, price_max=None)
    in_stock, price = _stock_and_price(among(filters))
    return Facets(
        brands=_brands(among(replace(filters, brands=())), filters.brands),
        attributes=_attributes(among, filters),
        in_stock=in_stock,
        price=price if unpriced == filters else _stock_and_price(among(unpriced))[1],
    )


def _group() -> Coalesce:
    return Coalesce(F("parent_id"), F("pk"))


def _brands(products: ProductQuerySet, chosen: tuple[str, ...]) -> Facet:
    rows = (
        products.exclude(brand="")
        .values("brand")
        .annotate(cards=Count(_group(), distinct=True))
        .order_by("-cards", "brand")[:_MOST_BRANDS]
    )
    counts = {row["brand"]: row["cards"] for row in rows}
    names = [*counts, *(name for name in chosen if name not in counts)]
    values = [FacetValue(name, name, counts.get(name, 0), name in chosen) for name in names]
    return Facet("brand", "Brand", values)


def _stock_and_price(products: ProductQuerySet) -> tuple[int, PriceRange]:
    found = products.aggregate(
        low=Min("price"),
        high=Max("price"),
        in_stock=Count(_group(), distinct=True, filter=Q(stock__gt=0)),
    )
    ends = (None if found[end] is None else float(found[end]) for end in ("low", "high"))
    return found["in_stock"], PriceRange(*ends)


def _attributes(among: Callable[[Filters], ProductQuerySet], filters: Filters) -> list[Facet]:
    """Names that are chosen first, then those that most cards have."""
    chosen = filters.attribute_values
    counts = _attribute_counts(among(filters))
    for name in chosen:
        others = tuple(pair for pair in filters.attributes if pair[0] != name)
        alone = _attribute_counts(among(replace(filters, attributes=others)))
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


def _attribute_counts(products: ProductQuerySet) -> dict[str, dict[str, int]]:
    sql, parameters = products.values("pk").query.sql_with_params()
    counts: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_ATTRIBUTES.format(products=sql), parameters)
        for name, value, cards in cursor.fetchall():
            counts.setdefault(name, {})[value] = cards
    return counts
