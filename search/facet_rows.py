"""What products have in common, counted in cards, from rows that are read in one statement.

They are counted here because taking attributes apart in the database takes longer than sending
them, and most products share theirs with many others.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, Self

from django.db.models import F, TextField
from django.db.models.functions import Cast, Coalesce

from catalogue.querysets import ProductQuerySet

Counts = dict[str, int]


class FacetRow(NamedTuple):
    """group: the product that variants share; attributes: as JSON."""

    group: int
    brand: str
    price: Decimal | None
    stock: int
    attributes: str


@dataclass(frozen=True, slots=True)
class FacetRows:
    """One for each product; numbers are of cards, the most frequent first."""

    rows: list[FacetRow]

    @classmethod
    def of(cls, products: ProductQuerySet) -> Self:
        group = Coalesce(F("parent_id"), F("pk"))
        written = Cast("attributes", TextField())
        found = products.order_by().values_list(group, "brand", "price", "stock", written)
        return cls([FacetRow._make(row) for row in found])

    def in_stock(self) -> int:
        return len({row.group for row in self.rows if row.stock > 0})

    def prices(self) -> tuple[float, float] | tuple[None, None]:
        """The lowest and the highest; None where no product has any."""
        prices = [row.price for row in self.rows if row.price is not None]
        return (float(min(prices)), float(max(prices))) if prices else (None, None)

    def brands(self) -> Counts:
        groups: dict[str, set[int]] = defaultdict(set)
        for row in self.rows:
            groups[row.brand].add(row.group)
        groups.pop("", None)
        return _sizes(groups)

    def attributes(self) -> dict[str, Counts]:
        """By name and value; of words and yes or no alone, since numbers are no choices."""
        alike: dict[str, list[int]] = defaultdict(list)
        for row in self.rows:
            alike[row.attributes].append(row.group)
        groups: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for written, found in alike.items():
            for name, said in json.loads(written).items():
                for value in said if isinstance(said, list) else [said]:
                    if isinstance(value, str | bool):
                        groups[name][_text(value)].update(found)
        return {name: _sizes(found) for name, found in groups.items()}


def _text(value: Any) -> str:
    """As it is asked for in an address."""
    return value if isinstance(value, str) else json.dumps(value)


def _sizes(groups: Mapping[str, set[int]]) -> Counts:
    sizes = {value: len(found) for value, found in groups.items()}
    return dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0])))
