"""Prices and pictures as the shop's pages write them."""

from decimal import Decimal

import pytest
from pytest_django import Settings

from catalogue.models import ProductImage
from catalogue.templatetags.shop import money, picture
from tests.factories import add_image, make_product
from tests.factories import picture as picture_file


@pytest.mark.parametrize(
    ("currency", "amount", "expected"),
    [
        ("EUR", "1234.5", "€1,234.50"),
        ("USD", "0", "$0.00"),
        ("JPY", "1200", "¥1,200"),
        ("CHF", "12", "CHF\N{NO-BREAK SPACE}12.00"),
    ],
)
def test_a_price_is_written_in_the_currency_of_the_shop(
    settings: Settings, currency: str, amount: str, expected: str
) -> None:
    settings.CURRENCY = currency
    assert money(Decimal(amount)) == expected


@pytest.mark.django_db
class TestPicture:
    def test_a_sharp_screen_may_choose_the_larger_file(self) -> None:
        image = add_image(make_product("A"), picture_file(size=(500, 250)))
        shown = picture(image, sizes="10rem")
        assert shown["srcset"] == f"{image.thumbnail.url} 320w, {image.master.url} 500w"
        assert shown["src"] == image.thumbnail.url

    def test_a_small_picture_has_one_file(self) -> None:
        image = add_image(make_product("A"), picture_file(size=(64, 48)))
        assert picture(image) == {
            "image": image,
            "src": image.master.url,
            "lazy": True,
            "decorative": False,
        }

    def test_no_picture_is_no_error(self) -> None:
        nothing: ProductImage | None = None
        assert picture(nothing)["image"] is None
