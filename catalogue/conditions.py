"""The condition of a boost or bury: facts of the shop that say which products it is about.

Kept as JSON: `{"brand": ["Alder"], "price_min": "10", "price_max": "20.50", "in_stock": true,
"attributes": {"colour": "red"}}`. A product must meet all of it; of several brands, one.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

_PRICES = {"price_min": "from", "price_max": "up to"}
_KNOWN = {"brand", "in_stock", "attributes", *_PRICES}


def check_condition(condition: object) -> None:
    """Raises ValidationError, in words, for what would be about other products than it says."""
    if not isinstance(condition, Mapping):
        raise ValidationError("A condition holds names and values between braces.")
    unknown = sorted(map(str, condition.keys() - _KNOWN))
    if unknown:
        raise ValidationError(
            f"A condition knows nothing of “{unknown[0]}”. A product's own attributes stand under "
            "“attributes”."
        )
    for name in _PRICES:
        if name in condition and _price(condition[name]) is None:
            raise ValidationError("A price is a number such as 49.90, not below 0.")
    if not _are_texts(condition.get("brand", [])):
        raise ValidationError("A brand is a text, or a list of texts.")
    if not isinstance(condition.get("attributes", {}), Mapping):
        raise ValidationError("Attributes are names and values between braces.")


def condition_words(condition: Mapping[str, Any]) -> str:
    """As one reads it: “brand Alder or Birk, price up to 20, colour red, in stock”."""
    brands = condition.get("brand", [])
    brands = [brands] if isinstance(brands, str) else list(brands)
    said = [f"brand {' or '.join(brands)}"] if brands else []
    said += [
        f"price {word} {condition[name]}" for name, word in _PRICES.items() if name in condition
    ]
    said += [
        f"{str(name).replace('_', ' ')} {value}"
        for name, value in condition.get("attributes", {}).items()
    ]
    if condition.get("in_stock"):
        said.append("in stock")
    return ", ".join(said) or "every product"


def _price(value: object) -> Decimal | None:
    try:
        price = Decimal(str(value))
    except InvalidOperation:
        return None
    return price if price.is_finite() and price >= 0 else None


def _are_texts(value: object) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
