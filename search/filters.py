"""Facts that products must meet: part of every search, never applied afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from catalogue.querysets import ProductQuerySet


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
        """The condition of a rule; what it does not know or cannot read it leaves out."""
        brands, attributes = condition.get("brand"), condition.get("attributes")
        brands = [brands] if isinstance(brands, str) else brands
        attributes = attributes if isinstance(attributes, Mapping) else {}
        return cls(
            brands=tuple(map(str, brands)) if isinstance(brands, list | tuple) else (),
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
        for name, values in self.attribute_values.items():
            products = products.with_attribute(name, *values)
        return products

    @property
    def attribute_values(self) -> dict[str, list[str]]:
        """The values of each attribute; a product needs one of them."""
        values: dict[str, list[str]] = {}
        for name, value in self.attributes:
            values.setdefault(name, []).append(value)
        return values

    def __bool__(self) -> bool:
        return self != Filters()


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
