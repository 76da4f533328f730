"""Staff compare a shelf with and without rules; shoppers always see it with them."""

from collections.abc import Callable

import pytest
from django.test import Client

from catalogue.models import Category, Product, Rule, RuleKind
from catalogue.publishing import publish
from search.models import EncoderInUse
from tests.catalogue.admin.people import visit_as
from tests.search.stocked import stock_the_shop

SHELF, API = "/c/red-things/", "/api/v1/categories/red-things/products/"
SEARCH = "/search?q=something+red"


@pytest.fixture(autouse=True)
def _shop(encoder_in_use: EncoderInUse) -> None:
    stock_the_shop()
    Product.objects.update(stock=2)
    green = Product.objects.get(sku="GREEN")
    category = Category.objects.get()
    Rule.objects.create(kind=RuleKind.PIN, category=category, product=green, position=1)
    Rule.objects.create(kind=RuleKind.PIN, query="something red", product=green, position=1)
    publish(category)


@pytest.fixture
def staff() -> Client:
    return visit_as("stella")


def first_on_page(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    places = {sku: page.find(f'href="/p/{sku}/"') for sku in ("RED", "GREEN", "BLUE")}
    return min((sku for sku in places if places[sku] >= 0), key=lambda sku: places[sku])


def first_in_api(client: Client, address: str) -> str:
    return str(client.get(address).json()["results"][0]["product"]["sku"])


@pytest.mark.parametrize(
    ("address", "first"),
    [(SHELF + "?", first_on_page), (SEARCH + "&", first_on_page), (API + "?", first_in_api)],
)
def test_only_staff_may_switch_rules_off(
    staff: Client, client: Client, address: str, first: Callable[[Client, str], str]
) -> None:
    assert first(staff, address) == first(client, address) == "GREEN"
    assert first(staff, address + "rules=off") == "RED"
    assert first(client, address + "rules=off") == "GREEN"


def test_staff_get_a_link_there_and_back_and_shoppers_none(staff: Client, client: Client) -> None:
    assert 'href="?rules=off"' in staff.get(SHELF).content.decode()
    off = staff.get(SHELF + "?rules=off&in_stock=1").content.decode()
    assert 'href="?in_stock=1"' in off
    assert '<input type="hidden" name="rules" value="off"' in off
    assert "rules" not in client.get(SHELF + "?rules=off").content.decode()


def test_pages_and_filters_keep_rules_off(staff: Client) -> None:
    answer = staff.get(API + "?rules=off&page_size=1").json()
    assert "rules=off" in answer["next"]
    part = staff.get(SHELF + "?rules=off", headers={"HX-Request": "true"})
    assert part.headers["HX-Push-Url"] == f"{SHELF}?rules=off"
