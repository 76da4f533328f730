"""Which of the filters a product does not meet, in words."""

from decimal import Decimal

from catalogue.models import Product
from search.query import Filters


def unmet(product: Product, filters: Filters) -> str:
    """A sentence; of a product whose variants do not meet them together either."""
    found = [
        *_brand(product, filters.brands),
        *_price(product.price, filters),
        *(["it is sold out"] if filters.in_stock and not product.stock else []),
        *_attributes(product, filters.attributes),
    ]
    if not found:  # each is met by itself, but no visible one of the family meets all
        return "It does not meet the filters that are set."
    text = " and ".join(found)
    return f"{text[0].upper()}{text[1:]}."


def _brand(product: Product, brands: tuple[str, ...]) -> list[str]:
    if not brands or product.brand in brands:
        return []
    if not product.brand:
        return ["it has no brand"]
    asked = " or ".join(f"“{brand}”" for brand in brands[:3])
    return [f"its brand is “{product.brand}”, not {asked}"]


def _price(price: Decimal | None, filters: Filters) -> list[str]:
    if filters.price_min is None and filters.price_max is None:
        return []
    if price is None:
        return ["it has no price"]
    if filters.price_min is not None and price < filters.price_min:
        return [f"its price of {price} is below {filters.price_min}"]
    if filters.price_max is not None and price > filters.price_max:
        return [f"its price of {price} is above {filters.price_max}"]
    return []


def _attributes(product: Product, asked: tuple[tuple[str, str], ...]) -> list[str]:
    found = []
    for name, value in asked:
        own = product.attributes.get(name)
        if own is None:
            found.append(f"it has no “{name}”")
        elif not Product.objects.filter(pk=product.pk).with_attribute(name, value).exists():
            found.append(f"its “{name}” is {_shown(own)}, not {value}")
    return found


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
