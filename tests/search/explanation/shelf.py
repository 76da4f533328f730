"""A small shelf of red things with a threshold, to be explained."""

from catalogue.models import Category, CategoryThreshold
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_category, make_product


def stock(row: EncoderInUse) -> Category:
    """RED and PINK are on the shelf of 0.6, GREEN and BLUE score too little for it."""
    make_product("RED", "red", title="Red mug", brand="Bravo")
    make_product("PINK", (220, 120, 120), title="Pink mug", brand="Acme")
    make_product("GREEN", (60, 200, 20), title="Green mug", stock=2, attributes={"litres": 0.3})
    make_product("BLUE", "blue", title="Blue mug")
    drain()
    shelf = make_category("Red things", "something red")
    limit(shelf, row, 0.6)
    return shelf


def limit(
    shelf: Category, row: EncoderInUse, value: float | None, review_from: float | None = None
) -> None:
    CategoryThreshold.objects.filter(category=shelf).delete()
    if value is not None:
        CategoryThreshold.objects.create(
            category=shelf, encoder_id=row.encoder_id, value=value, review_from=review_from
        )
