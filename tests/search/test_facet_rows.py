"""What a shopper can narrow by is counted in cards: variants of one product are one."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product
from search.facet_rows import FacetRows
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def rows() -> FacetRows:
    return FacetRows.of(Product.objects.all())


def test_variants_of_a_product_count_once() -> None:
    parent = make_product("A", brand="Alder", attributes={"colour": "red"})
    make_product("A-1", parent=parent, brand="Alder", attributes={"colour": "red"}, stock=1)
    make_product("A-2", parent=parent, brand="Alder", attributes={"colour": "blue"}, stock=1)
    make_product("B", brand="Birch", attributes={"colour": "red"})
    assert rows().brands() == {"Alder": 1, "Birch": 1}
    assert rows().attributes() == {"colour": {"red": 2, "blue": 1}}
    assert rows().in_stock() == 1


def test_the_most_frequent_value_comes_first_and_equals_by_their_letters() -> None:
    for sku, brand in (("A", "Walnut"), ("B", "Birch"), ("C", "Alder"), ("D", "Birch")):
        make_product(sku, brand=brand)
    assert list(rows().brands()) == ["Birch", "Alder", "Walnut"]


def test_every_value_of_a_list_counts_and_yes_and_no_are_values() -> None:
    make_product("A", attributes={"use": ["camping", "travel"], "washable": True})
    make_product("B", attributes={"use": "travel", "washable": False})
    assert rows().attributes() == {
        "use": {"travel": 2, "camping": 1},
        "washable": {"false": 1, "true": 1},
    }


def test_numbers_and_what_is_not_said_are_no_choices() -> None:
    make_product("A", attributes={"litres": 25, "colour": None, "sizes": [38, 40]})
    assert rows().attributes() == {}


def test_a_product_without_a_brand_or_a_price_is_left_out() -> None:
    make_product("A", brand="", price=None)
    assert rows().brands() == {}
    assert rows().prices() == (None, None)
    make_product("B", price=Decimal("19.90"))
    make_product("C", price=Decimal("5.00"))
    assert rows().prices() == (5.0, 19.9)


def test_one_statement_reads_them_all(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_product("A")
    with django_assert_num_queries(1):
        found = rows()
        found.brands(), found.attributes(), found.prices(), found.in_stock()
