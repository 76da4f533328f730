"""A small shop that pages and API are tried on."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from catalogue.models import Product, State
from search.embedding import drain
from tests.factories import make_category, make_product

HIDDEN = ["DRAFT", "ARCHIVED", "LATER", "CHILD"]
"""SKUs of products that shoppers must never see, each for its own reason; all of them are red."""


def stock_the_shop() -> None:
    """Three products that are seen, one for each colour, and those of HIDDEN, all embedded."""
    make_product(
        "RED",
        "red",
        title="Red mug",
        brand="Acme",
        price=Decimal(10),
        stock=3,
        description="Holds tea.",
        attributes={"litres": 0.3, "dishwasher_safe": True},
    )
    make_product("GREEN", "green", title="Green mug", brand="Bravo", price=Decimal("1234.50"))
    make_product("BLUE", "blue", "red", title="Blue mug", brand="Acme", price=Decimal(30), stock=1)
    later = timezone.now() + timedelta(days=1)
    make_product("DRAFT", "red", brand="Secret", state=State.DRAFT)
    archived = make_product("ARCHIVED", "red", brand="Secret", state=State.ARCHIVED)
    make_product("LATER", "red", brand="Secret", publish_at=later)
    make_product("CHILD", "red", brand="Secret", parent=archived)
    make_category("Red things", "something red")
    drain()


def add_many(count: int) -> None:
    """More red products, numbered from 1, for pages that do not hold all."""
    for number in range(1, count + 1):
        make_product(f"MORE-{number}", (200, 20, number % 250), stock=1)
    drain()


def hide(sku: str) -> Product:
    Product.objects.filter(sku=sku).update(state=State.DRAFT)
    return Product.objects.get(sku=sku)
