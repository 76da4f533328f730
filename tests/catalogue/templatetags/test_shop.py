"""Prices and pictures as the shop's pages write them."""

from decimal import Decimal

import pytest
from pytest_django import Settings

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


def test_no_price_is_written_as_nothing() -> None:
    assert money(None) == ""


@pytest.mark.django_db
class TestPicture:
    def test_a_sharp_screen_may_choose_the_larger_file(self) -> None:
        image = add_image(make_product("A"), picture_file(size=(500, 250)))
        shown = picture(image, sizes="10rem")
        sources = f"{image.thumbnail.url} 320w, {image.master.url} 500w"
        assert f'src="{image.thumbnail.url}" srcset="{sources}" sizes="10rem"' in shown
        assert 'width="500" height="250"' in shown

    def test_a_small_picture_has_one_file(self) -> None:
        image = add_image(make_product("A"), picture_file(size=(64, 48)))
        size = 'width="64" height="48"'
        assert picture(image) == (
            f'<img src="{image.master.url}" {size} alt="Product A" loading="lazy" decoding="async">'
        )

    def test_a_large_picture_is_shown_at_once(self) -> None:
        image = add_image(make_product("A"), picture_file(size=(500, 250)))
        shown = picture(image, large=True, lazy=False)
        assert f'src="{image.master.url}" width' in shown
        assert "lazy" not in shown

    def test_words_about_it_are_escaped_and_left_out_beside_the_same_words(self) -> None:
        image = add_image(make_product("A", title='<b>"A" & B'), picture_file())
        assert 'alt="&lt;b&gt;&quot;A&quot; &amp; B"' in picture(image)
        assert 'alt=""' in picture(image, decorative=True)
