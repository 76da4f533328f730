"""Any words are a category page with an address of its own."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product
from catalogue.publishing import publish
from search.prompts import clean_text
from search.views.free_text_category import address_of
from search.views.free_text_slug import slug_of, text_of
from tests.factories import make_category
from tests.search.views.test_search import cards, count

texts = st.text(max_size=80).filter(lambda text: "\x00" not in text).map(clean_text).filter(bool)


class TestTheAddress:
    @given(text=texts)
    def test_gives_every_text_back_letter_for_letter(self, text: str) -> None:
        assert text_of(slug_of(text)) == text

    @given(text=texts)
    def test_is_one_part_that_no_browser_takes_for_a_folder(self, text: str) -> None:
        slug = slug_of(text)
        assert "/" not in slug
        assert not slug.startswith(".")

    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("solar powered backpacks", "solar-powered-backpacks"),
            ("solar-powered backpacks", "solar_powered-backpacks"),
            ("T-shirt, 100 % cotton", "T_shirt,-100-%-cotton"),
            ("rød kaffekop", "rød-kaffekop"),
            ("赤いマグカップ", "赤いマグカップ"),
            ("a/b_c~d", "a~sb~_c~~d"),
            ("..", "~d."),
            ("- –", "_-–"),
        ],
    )
    def test_stays_readable(self, text: str, slug: str) -> None:
        assert slug_of(text) == slug
        assert text_of(slug) == text

    @pytest.mark.parametrize("slug", ["~", "~x", "--", "a--b", "~~~"])
    def test_that_nothing_wrote_is_read_as_well_as_it_can_be(self, slug: str) -> None:
        assert isinstance(text_of(slug), str)


@pytest.mark.usefixtures("shop")
class TestAShopper:
    def test_finds_the_products_under_the_words_as_a_search_does(self, client: Client) -> None:
        page = client.get("/for/something-green/").content.decode()
        assert "<h1>Something green</h1>" in page
        assert "<title>Something green · " in page
        assert cards(page)[0] == "Green mug"
        assert count(page) == "3 products"
        assert cards(page) == cards(client.get("/search?q=something+green").content.decode())
        assert 'rel="canonical" href="http://testserver/for/something-green/"' in page
        assert "noindex" not in page

    @pytest.mark.parametrize(
        "text", ["red & blue?", "50% red", "красный red", "red #1", "red; a+b", "a/b red", "\\red"]
    )
    def test_reaches_words_with_any_signs(self, client: Client, text: str) -> None:
        response = client.get(address_of(text))
        assert response.status_code == 200
        assert response.context["text"] == text

    def test_is_led_from_a_search_to_its_page(self, client: Client) -> None:
        page = client.get("/search?q=red+mug&brand=Acme").content.decode()
        assert 'href="/for/red-mug/?brand=Acme">See this search as a page of its own' in page

    def test_is_led_to_the_one_spelling(self, client: Client) -> None:
        response = client.get("/for/red--mug-/?brand=Acme")
        assert response.status_code == 301
        assert response["Location"] == "/for/red-mug/?brand=Acme"

    def test_filters_and_turns_pages_without_repeating_the_words(self, client: Client) -> None:
        page = client.get("/for/red/?page_size=1&in_stock=1").content.decode()
        assert 'href="?in_stock=1&amp;page=2&amp;page_size=1"' in page
        second = client.get("/for/red/?page_size=1&page=2").content.decode()
        assert 'href="http://testserver/for/red/?page=2"' in second
        response = client.get("/for/red/?in_stock=1", headers={"HX-Request": "true"})
        assert response["HX-Push-Url"] == "/for/red/?in_stock=1"
        assert b"<html" not in response.content

    def test_is_led_to_the_category_of_the_same_words(self, client: Client) -> None:
        response = client.get("/for/Something-RED/?brand=Acme")
        assert (response.status_code, response["Location"]) == (302, "/c/red-things/?brand=Acme")
        assert client.get("/for/red-things/")["Location"] == "/c/red-things/"

    def test_is_not_led_to_drafts_nor_to_words_that_are_not_published_yet(
        self, client: Client
    ) -> None:
        make_category("Green things", "something green", state="draft")
        assert client.get("/for/something-green/").status_code == 200
        shelf = make_category("Blue things", "something blue")
        publish(shelf)
        shelf.definition = "things of blue"
        shelf.save()
        assert client.get("/for/something-blue/")["Location"] == "/c/blue-things/"
        assert client.get("/for/things-of-blue/").status_code == 200

    def test_finds_help_where_nothing_fits(self, client: Client) -> None:
        Product.objects.update(state="draft")
        response = client.get("/for/red-mug/")
        page = response.content.decode()
        assert response.status_code == 200
        assert '<meta name="robots" content="noindex">' in page
        assert "Nothing to show" in page
        assert 'href="/c/red-things/">Red things' in page

    def test_of_words_that_the_encoder_cannot_see_is_not_indexed(self, client: Client) -> None:
        page = client.get("/for/quark/").content.decode()
        assert cards(page)
        assert '<meta name="robots" content="noindex">' in page

    def test_with_too_many_or_unreadable_words_is_told_so(self, client: Client) -> None:
        response = client.get(f"/for/{'x' * 501}/")
        assert response.status_code == 400
        assert "at most 500 characters" in response.content.decode()
        assert client.get("/for/a%00b/").status_code == 400
        assert client.get("/for/-/").status_code == 302

    def test_costs_one_question_more_than_a_search(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.get("/for/red-mug/")
        client.get("/search?q=red+mug")
        with django_assert_num_queries(9):
            client.get("/search?q=red+mug&page_size=24&sort=price")  # is not counted as a search
        with django_assert_num_queries(10):
            client.get("/for/red-mug/?sort=price")


@pytest.mark.usefixtures("shop")
def test_shoppers_see_nothing_of_what_staff_see(client: Client) -> None:
    for address in ("/for/red-mug/", "/search?q=red", "/c/red-things/", "/p/RED/"):
        page = client.get(address).content.decode()
        assert not re.search(r"why|missing\?|Make this|staff\.css|csrf", page)
