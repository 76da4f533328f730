"""The front page: what this shop is, its categories, its newest products."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product, State
from tests.factories import make_category, make_product
from tests.search.stocked import HIDDEN

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shop")
def test_a_shopper_finds_a_search_field_categories_and_the_newest_products(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'role="search"' in page
    assert "Red things" in page
    assert page.index("Blue mug") < page.index("Green mug") < page.index("Red mug")
    assert "€1,234.50" in page


@pytest.mark.usefixtures("shop")
def test_nothing_hidden_is_among_the_newest(client: Client) -> None:
    make_category("Secret shelf", state=State.DRAFT)
    page = client.get("/").content.decode()
    assert "Secret shelf" not in page
    assert not [sku for sku in HIDDEN if sku in page]


@pytest.mark.usefixtures("shop")
def test_definitions_are_offered_as_queries_to_try(client: Client) -> None:
    assert 'href="/search?q=something+red"' in client.get("/").content.decode()


def test_an_empty_shop_says_how_to_fill_it(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "import_products" in page
    assert "Categories</h2>" not in page


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("more", [0, 6])
def test_the_number_of_products_and_categories_costs_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        make_product(f"X{number}", (number, 0, 0))
        make_category(f"Shelf {number}")
    with django_assert_num_queries(3):  # categories, products, their images
        client.get("/")


def test_a_product_without_a_picture_is_shown_with_a_sign_for_that(client: Client) -> None:
    Product.objects.create(sku="BARE", title="Bare", state=State.PUBLISHED)
    assert "No picture yet" in client.get("/").content.decode()
