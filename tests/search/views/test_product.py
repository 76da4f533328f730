"""The page of a product."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product, State
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.stocked import HIDDEN, add_many, hide
from tests.search.views.test_search import cards


@pytest.mark.usefixtures("shop")
class TestAShopper:
    def test_reads_what_there_is_to_know(self, client: Client) -> None:
        page = client.get("/p/RED/").content.decode()
        for said in ("Red mug", "Acme", "€10.00", "In stock, 3 left", "Holds tea.", "SKU RED"):
            assert said in page
        assert '<th scope="row">dishwasher safe</th><td>yes</td>' in page

    def test_looks_through_all_pictures(self, client: Client) -> None:
        page = client.get("/p/BLUE/").content.decode()
        assert page.count('class="slide"') == 2
        assert 'aria-label="Picture 2 of 2"' in page
        assert "gallery.js" in page
        assert "gallery.js" not in client.get("/p/RED/").content.decode()

    def test_finds_similar_products_without_a_model(
        self, client: Client, colour_encoder: ColourEncoder
    ) -> None:
        encoded = colour_encoder.encoded_images, len(colour_encoder.encoded_texts)
        page = client.get("/p/RED/").content.decode()
        assert cards(page) == ["Blue mug", "Green mug"]
        assert not [sku for sku in HIDDEN if sku in page]
        assert (colour_encoder.encoded_images, len(colour_encoder.encoded_texts)) == encoded

    def test_finds_the_variants_and_not_among_similar_products(self, client: Client) -> None:
        red = Product.objects.get(sku="RED")
        make_product("RED-XL", "red", title="Red mug, large", parent=red)
        make_product("RED-XS", "red", title="Red mug, tiny", parent=red, state=State.DRAFT)
        drain()
        page = client.get("/p/RED/").content.decode()
        assert 'href="/p/RED-XL/"' in page
        assert "Red mug, tiny" not in page
        assert cards(page) == ["Blue mug", "Green mug"]
        assert 'href="/p/RED/"' in client.get("/p/RED-XL/").content.decode()

    @pytest.mark.parametrize("sku", [*HIDDEN, "NEVER-WAS"])
    def test_never_sees_a_hidden_product(self, client: Client, sku: str) -> None:
        assert client.get(f"/p/{sku}/").status_code == 404

    def test_sees_a_product_whose_sku_is_unusual(self, client: Client) -> None:
        odd = make_product("Ä 1/2 %#?", "red", title="Ä 1/2 %#?")
        assert client.get(odd.get_absolute_url()).status_code == 200
        assert "Ä 1/2 %#?" in client.get("/").content.decode()  # a list that it stands in is well

    def test_reads_markup_as_text(self, client: Client) -> None:
        make_product("EVIL", title="<b>x</b>", description="<script>y</script>")
        page = client.get("/p/EVIL/").content.decode()
        assert "<b>x</b>" not in page
        assert "<script>y" not in page


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("sku", "why"), [("DRAFT", "its state is “Draft”"), ("LATER", "its time has not come")]
)
def test_staff_see_a_hidden_product_with_the_reason_and_the_way_to_edit_it(
    admin_client: Client, sku: str, why: str
) -> None:
    page = admin_client.get(f"/p/{sku}/").content.decode()
    assert why in page
    assert f"/admin/catalogue/product/{Product.objects.get(sku=sku).pk}/change/" in page


@pytest.mark.django_db
def test_without_an_encoder_the_product_is_shown_all_the_same(client: Client) -> None:
    make_product("RED", "red")
    page = client.get("/p/RED/")
    assert page.status_code == 200
    assert "Looks similar" not in page.content.decode()


def test_a_picture_that_is_not_embedded_yet_has_no_similar_products(
    client: Client, encoder_in_use: EncoderInUse
) -> None:
    make_product("RED", "red")
    assert "Looks similar" not in client.get("/p/RED/").content.decode()


@pytest.mark.usefixtures("shop")
def test_what_becomes_a_draft_is_gone_at_once(client: Client) -> None:
    hide("BLUE")
    assert client.get("/p/BLUE/").status_code == 404
    assert "Blue mug" not in client.get("/p/RED/").content.decode()


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("more", [0, 8])
def test_the_number_of_similar_products_costs_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    add_many(more)
    client.get("/p/RED/")
    # the product, its pictures, its variants; those of `rank`, of them 4 savepoints, 2 settings
    with django_assert_num_queries(16):
        page = client.get("/p/RED/").content.decode()
    assert len(re.findall('class="card', page)) >= 2
