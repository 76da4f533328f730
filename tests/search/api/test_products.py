"""One product by API, and those like it."""

import pytest
from django.test import Client

from catalogue.models import Product, State
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.api.test_search import skus
from tests.search.stocked import HIDDEN

pytestmark = pytest.mark.usefixtures("shop")


def test_a_product_comes_with_all_its_pictures_and_its_words(client: Client) -> None:
    product = client.get("/api/v1/products/RED/").json()
    assert product["description"] == "Holds tea."
    assert product["images"] == [product["image"]]
    assert (product["parent"], product["variants"]) == (None, [])
    assert len(client.get("/api/v1/products/BLUE/").json()["images"]) == 2


def test_variants_name_each_other_and_hidden_ones_are_not_among_them(client: Client) -> None:
    red = Product.objects.get(sku="RED")
    make_product("RED-XL", parent=red)
    make_product("RED-XS", parent=red, state=State.DRAFT)
    assert client.get("/api/v1/products/RED/").json()["variants"] == ["RED-XL"]
    child = client.get("/api/v1/products/RED-XL/").json()
    assert (child["parent"], child["variants"]) == ("RED", ["RED"])
    assert child["image"] is None


@pytest.mark.parametrize("sku", [*HIDDEN, "NEVER-WAS"])
def test_a_hidden_product_is_not_there_even_for_staff(
    client: Client, admin_client: Client, sku: str
) -> None:
    for asking in (client, admin_client):
        for path in (f"/api/v1/products/{sku}/", f"/api/v1/products/{sku}/similar"):
            response = asking.get(path)
            assert response.status_code == 404, path
            assert response.json()["errors"][0]["code"] == "not_found"


@pytest.mark.parametrize("slash", ["", "/"])
def test_similar_products_come_from_stored_vectors(
    client: Client, colour_encoder: ColourEncoder, slash: str
) -> None:
    encoded = len(colour_encoder.encoded_texts)
    answer = client.get(f"/api/v1/products/RED/similar{slash}").json()
    assert skus(answer) == ["BLUE", "GREEN"]
    assert answer["query"]["similar_to"] == "RED"
    assert len(colour_encoder.encoded_texts) == encoded


def test_a_sku_may_hold_a_slash(client: Client) -> None:
    make_product("A/1", "red")
    assert client.get("/api/v1/products/A/1/").json()["sku"] == "A/1"
    assert client.get("/api/v1/products/A%2F1/similar").status_code == 200
