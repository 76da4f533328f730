"""What holds for all pages of “why”: who may look, bad questions, finding a product, searches."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Category, Product, Rule
from search.embedding import drain
from search.encoders.base import EncoderError
from search.models import EncoderInUse
from tests.catalogue.admin.people import visit_as
from tests.factories import make_product
from tests.search.admin.test_why import page, sentence
from tests.search.explanation.shelf import stock

SEARCH = "/admin/catalogue/category/why-search/"
PRODUCTS = "/admin/catalogue/category/why-products/"


@pytest.fixture
def shelf(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


def searched(client: Client, **asked: Any) -> str:
    response = client.get(SEARCH, asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


class TestWhoeverMayViewCategories:
    def test_may_look_and_nobody_else(self, client: Client, shelf: Category) -> None:
        addresses = [f"/admin/catalogue/category/{shelf.pk}/why/?sku=RED", SEARCH, PRODUCTS]
        viewer = visit_as("vera", "catalogue.view_category")
        clerk = visit_as("carl", "catalogue.view_product")
        for address in addresses:
            assert viewer.get(address).status_code == 200
            assert clerk.get(address).status_code == 403
            assert client.get(address).status_code == 302

    def test_gets_no_error_for_a_category_that_is_not_there(self, merchandiser: Client) -> None:
        assert merchandiser.get("/admin/catalogue/category/999/why/").status_code == 404

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"price_min": "x"}, "A price is a number"),
            ({"page": "0"}, "This is a whole number"),
            ({"in_stock": "maybe"}, "either true or false"),
        ],
    )
    def test_is_told_what_cannot_be_asked(
        self, merchandiser: Client, shelf: Category, asked: dict[str, str], said: str
    ) -> None:
        assert said in page(merchandiser, shelf, sku="RED", **asked)
        assert said in searched(merchandiser, q="red", sku="RED", **asked)

    def test_is_told_that_an_encoder_is_missing(
        self, merchandiser: Client, shelf: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(row: EncoderInUse) -> None:
            raise EncoderError("the weights are gone")

        monkeypatch.setattr(EncoderInUse, "load", refuse)
        for asked in ({}, {"sku": "RED"}):
            assert "the weights are gone" in page(merchandiser, shelf, **asked)
            assert "the weights are gone" in searched(merchandiser, q="red", **asked)
        EncoderInUse.objects.all().delete()
        assert "No encoder is in use yet" in page(merchandiser, shelf, sku="RED")

    def test_is_told_that_a_definition_is_empty(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        Category.objects.update(definition="", name=" ")
        assert "There is no text" in page(merchandiser, shelf, sku="RED")

    def test_may_start_from_what_is_there_and_what_is_just_outside(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        seen = page(merchandiser, shelf)
        first, outside = seen.index("First on the shelf"), seen.index("Just outside")
        assert first < seen.index("?sku=RED") < outside < seen.index("?sku=GREEN")


class TestFindingAProduct:
    def offered(self, client: Client, term: str) -> list[str]:
        found = client.get(PRODUCTS, {"term": term}).json()["products"]
        return [product["sku"] for product in found]

    def test_looks_at_skus_and_titles_likeliest_first(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        make_product("MUG", title="A kettle", state="draft")
        assert self.offered(merchandiser, "mug") == ["MUG", "BLUE", "GREEN", "PINK", "RED"]
        assert self.offered(merchandiser, "gre") == ["GREEN"]
        assert self.offered(merchandiser, " ") == []
        assert self.offered(merchandiser, "%") == []
        assert self.offered(merchandiser, "\x00mug" * 50) == []

    def test_tells_picture_and_state(self, merchandiser: Client, shelf: Category) -> None:
        make_product("KETTLE", title="A kettle", state="draft")
        (found,) = merchandiser.get(PRODUCTS, {"term": "kettle"}).json()["products"]
        assert (found["title"], found["state"], found["image"]) == ("A kettle", "draft", "")
        (red,) = merchandiser.get(PRODUCTS, {"term": "RED"}).json()["products"]
        assert red["image"].startswith("/media/")

    def test_costs_the_same_for_few_and_many(
        self,
        merchandiser: Client,
        shelf: Category,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        for number in range(20):
            make_product(f"MANY-{number}", "red", title="Mug of many")
        with django_assert_num_queries(4):  # session, user, products, their images
            assert len(self.offered(merchandiser, "mug")) == 8


class TestASearch:
    def test_is_explained_with_the_filters_of_the_shop(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        seen = searched(merchandiser, q="red", sku="PINK", brand="Acme")
        assert sentence(seen).startswith("Number 1 of 1, because what its picture shows fits “red”")
        assert '<input type="hidden" name="brand" value="Acme">' in seen
        assert 'href="/search?q=red&amp;brand=Acme">Open this search in the shop' in seen

    def test_can_be_made_a_category_from_here(self, merchandiser: Client, shelf: Category) -> None:
        seen = searched(merchandiser, q="green mug", brand="Acme")
        assert 'action="/search/draft"' in seen
        viewer = visit_as("vera", "catalogue.view_category")
        assert "Make this a category" not in searched(viewer, q="green mug")

    def test_by_likeness_is_explained_too(self, merchandiser: Client, shelf: Category) -> None:
        seen = searched(merchandiser, similar_to="RED", sku="PINK")
        assert "Among what looks like" in seen
        assert "is like “Red mug”" in sentence(seen)
        assert "No product has the SKU “NONE”" in searched(merchandiser, similar_to="NONE")

    def test_is_led_to_the_rules_that_hide(self, merchandiser: Client, shelf: Category) -> None:
        red = Product.objects.get(sku="RED")
        Rule.objects.create(kind="hide", query="red", product=red)
        seen = searched(merchandiser, q="red", sku="RED")
        assert sentence(seen) == "Not here: a rule hides it here."
        assert "See the rules" in seen
        assert sentence(searched(merchandiser, q="red", sku="RED", rules="off")).startswith(
            "Number 1 of"
        )

    def test_tells_where_it_ends_and_how_to_look_beyond(
        self, merchandiser: Client, shelf: Category
    ) -> None:
        asked = {"q": "red", "sku": "BLUE", "cut": "fixed:0.9", "legs": "picture"}
        seen = searched(merchandiser, **asked)
        assert "below the cut-off of 0.900 (as asked for)" in sentence(seen)
        assert "Cut-off" in seen
        assert "weaker=1" in seen
        beyond = searched(merchandiser, **asked, weaker="1")
        assert "because weaker matches are shown too" in sentence(beyond)
        assert "behind the divider" in beyond

    def test_is_a_mixture_too(self, merchandiser: Client, shelf: Category) -> None:
        seen = searched(merchandiser, q="red", like="BLUE", sku="PINK")
        assert "fits the mixture that was asked for" in sentence(seen)
        assert "likeness to what was asked with" in seen
        assert "like=BLUE" in seen

    def test_without_words_waits_for_them(self, merchandiser: Client, shelf: Category) -> None:
        assert "Which product is it about?" in searched(merchandiser)
        assert "at most 500 characters" in searched(merchandiser, q="x" * 501)


def test_an_explanation_costs_the_same_however_many_products_there_are(
    merchandiser: Client, shelf: Category, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/admin/catalogue/category/{shelf.pk}/why/?sku=RED"
    for number in range(12):
        make_product(f"MORE-{number}", (200, 20, number))
    drain()
    merchandiser.get(address)
    with django_assert_num_queries(36):  # the page's result set is remembered
        merchandiser.get(address)
