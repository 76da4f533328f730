"""What a shopper can narrow an answer by, and how that is taken back."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product
from search.views.filter_choices import filter_choices
from tests.factories import make_product
from tests.search.stocked import HIDDEN
from tests.search.views.test_search import cards, count

pytestmark = pytest.mark.usefixtures("shop")


def offered(page: str, name: str) -> dict[str, str]:
    """The values of a filter on the page, with their counts."""
    boxes = re.findall(
        rf'name="{re.escape(name)}" value="([^"]*)".*?facet-count">([^<]*)<', page, re.DOTALL
    )
    return {unescape(value): counted for value, counted in boxes}


def chips(page: str) -> dict[str, str]:
    """What is chosen, with the address of the search without it."""
    found = re.findall(
        r'<a class="chip removable[^"]*" href="([^"]*)".*?Remove </span>([^<]*)<', page, re.DOTALL
    )
    return {unescape(text): unescape(url) for url, text in found}


class TestAShopper:
    def test_sees_filters_with_counts_that_agree_with_the_answer(self, client: Client) -> None:
        page = client.get("/search?q=mug").content.decode()
        assert offered(page, "brand") == {"Acme": "2", "Bravo": "1"}
        assert offered(page, "in_stock") == {"1": "2"}
        assert 'placeholder="€10.00"' in page
        assert 'placeholder="€1,234.50"' in page
        for brand, counted in offered(page, "brand").items():
            narrowed = client.get("/search", {"q": "mug", "brand": brand}).content.decode()
            assert count(narrowed) == f"{counted} product{'s' if counted != '1' else ''}"

    def test_can_still_choose_another_value_beside_the_chosen_one(self, client: Client) -> None:
        page = client.get("/search?q=mug&brand=Bravo").content.decode()
        assert offered(page, "brand") == {"Acme": "2", "Bravo": "1"}
        assert offered(page, "in_stock") == {"1": "0"}

    def test_filters_by_attributes_that_the_products_have(self, client: Client) -> None:
        for sku, colour in (("RED", "red"), ("GREEN", "green"), ("BLUE", "blue")):
            Product.objects.filter(sku=sku).update(attributes={"main_colour": colour})
        page = client.get("/search?q=mug").content.decode()
        assert offered(page, "attr.main_colour") == {"blue": "1", "green": "1", "red": "1"}
        assert "Main colour" in page
        narrowed = client.get("/search?q=mug&attr.main_colour=blue").content.decode()
        assert cards(narrowed) == ["Blue mug"]
        assert chips(narrowed) == {"Main colour: blue": "?q=mug"}

    def test_takes_each_choice_back_alone_or_all_of_them(self, client: Client) -> None:
        page = client.get(
            "/search?q=mug&brand=Acme&brand=Bravo&price_min=5&price_max=40&in_stock=1&sort=price"
        ).content.decode()
        assert chips(page) == {
            "Acme": "?q=mug&brand=Bravo&price_min=5&price_max=40&in_stock=1&sort=price",
            "Bravo": "?q=mug&brand=Acme&price_min=5&price_max=40&in_stock=1&sort=price",
            "€5.00 to €40.00": "?q=mug&brand=Acme&brand=Bravo&in_stock=1&sort=price",
            "In stock": "?q=mug&brand=Acme&brand=Bravo&price_min=5&price_max=40&sort=price",
        }
        assert 'href="?q=mug&amp;sort=price">Clear all' in page
        assert "Clear all" not in client.get("/search?q=mug&in_stock=1").content.decode()

    def test_reads_an_open_price_range_in_words(self, client: Client) -> None:
        assert "From €5.00" in chips(client.get("/search?q=mug&price_min=5").content.decode())
        assert "Up to €5.00" in chips(client.get("/search?q=mug&price_max=5").content.decode())

    def test_sees_how_many_filters_are_on_before_the_drawer_is_opened(self, client: Client) -> None:
        page = client.get("/search?q=mug&brand=Acme&in_stock=1&price_min=1").content.decode()
        assert 'class="facets-number">3<' in page
        assert "facets-number" not in client.get("/search?q=mug").content.decode()

    def test_finds_the_rest_of_a_long_list_behind_the_first_six(self, client: Client) -> None:
        for number in range(9):
            make_product(f"B-{number}", brand=f"Brand {number}", title="x")
        params = QueryDict("brand=Brand+8")
        values = client.get("/search?q=x&legs=lexical").context["filters"]
        assert not values.groups  # no picture, so it cannot be shown and is not counted
        choices = filter_choices(params, None)
        assert [choice.value for choice in choices.groups[0].choices] == ["Brand 8"]
        assert choices.groups[0].choices[0].count == ""

    def test_never_sees_a_value_of_hidden_products(self, client: Client) -> None:
        page = client.get("/search?q=red&weaker=1&page_size=100").content.decode()
        assert "Secret" not in page
        assert not [sku for sku in HIDDEN if sku in page]

    def test_gets_filters_and_counts_anew_with_the_part_that_changes(self, client: Client) -> None:
        headers = {"HX-Request": "true", "HX-Trigger": "search-form"}
        part = client.get("/search?q=mug&brand=Bravo", headers=headers).content.decode()
        assert '<div id="facets" hx-swap-oob="innerHTML">' in part
        assert offered(part, "brand") == {"Acme": "2", "Bravo": "1"}
        assert 'form="search-form"' in part

    def test_keeps_them_on_the_page_of_a_category_and_of_free_text(self, client: Client) -> None:
        for path, form in (("/c/red-things/", "category"), ("/for/a-mug/", "free-text")):
            page = client.get(path, {"brand": "Bravo"}).content.decode()
            assert offered(page, "brand") == {"Acme": "2", "Bravo": "1"}
            assert f'form="{form}-form"' in page
            assert chips(page) == {"Bravo": "?"}

    def test_keeps_what_else_was_asked_when_a_filter_is_chosen(self, client: Client) -> None:
        page = client.get("/search?q=mug&like=RED&less=green&weaker=1&page=2").content.decode()
        for field in ('name="like" value="RED"', 'name="less" value="green"', 'name="weaker"'):
            assert f'type="hidden" {field}' in page
        assert 'type="hidden" name="page"' not in page

    def test_sends_a_query_picture_once(self, client: Client) -> None:
        page = client.get("/search?q=mug&picture=unknown").content.decode()
        assert page.count('type="hidden" name="picture"') == 1


class TestWithoutAResultSet:
    def test_what_was_chosen_can_be_taken_back(self, client: Client) -> None:
        page = client.get("/search?q=red&brand=Acme&price_min=cheap&attr.size=XL").content.decode()
        assert re.search(r'name="brand" value="Acme"[^>]* checked', page)
        assert re.search(r'name="attr.size" value="XL"[^>]* checked', page)
        assert 'value="cheap"' in page
        assert "facet-count" not in page

    def test_nothing_is_offered_where_nothing_is_chosen(self, client: Client) -> None:
        assert 'class="facet"' not in client.get("/search").content.decode()

    def test_values_are_never_markup(self, client: Client) -> None:
        page = client.get('/search?q=red&page=x&brand="><script>x').content.decode()
        assert "<script>x" not in page


def test_an_attribute_that_is_chosen_costs_one_query_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/search?q=mug&brand=Acme")
    with django_assert_num_queries(9):
        client.get("/search?q=mug&brand=Acme")
    with django_assert_num_queries(10):
        client.get("/search?q=mug&brand=Acme&attr.litres=0.3")
