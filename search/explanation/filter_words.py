"""Filters of a search as one reads them."""

from typing import Any

from catalogue.conditions import condition_words
from search.query import Filters


def filter_words(filters: Filters) -> str:
    """“brand Acme, price up to 20, in stock”; empty where none is set."""
    if not filters:
        return ""
    condition: dict[str, Any] = {"brand": list(filters.brands), "in_stock": filters.in_stock}
    prices = {"price_min": filters.price_min, "price_max": filters.price_max}
    condition |= {name: price for name, price in prices.items() if price is not None}
    attributes: dict[str, str] = {}
    for name, value in filters.attributes:
        attributes[name] = f"{attributes[name]} and {value}" if name in attributes else value
    return condition_words({**condition, "attributes": attributes})
