"""Searching by words on the shop's page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from search.models import EncoderInUse
from tests.factories import make_category, make_product
from tests.search.stocked import HIDDEN, add_many


def cards(page: str) -> list[str]:
    """The titles of the products on a page, in their order."""
    return re.findall(r'<h3><a href="/p/[^"]+">([^<]+)</a>', page)


def count(page: str) -> str:
    found = re.search(r'id="results-count"[^>]*>([^<]*)<', page)
    return " ".join(found[1].split()) if found else "no count"


@pytest.mark.usefixtures("shop")
class TestAShopper:
    def test_sees_the_best_match_first_with_price_brand_and_score(self, client: Client) -> None:
        page = client.get("/search", {"q": "something green"}).content.decode()
        assert cards(page)[0] == "Green mug"
        assert count(page) == "3 products"
        assert "€1,234.50" in page
        assert "Bravo" in page
        assert 'title="Rank 1, score 1.' in page

    def test_sees_what_is_sold_out(self, client: Client) -> None:
        page = client.get("/search", {"q": "green"}).content.decode()
        assert page.count("Sold out") == 1

    def test_sees_pictures_that_leave_their_room_free(self, client: Client) -> None:
        page = client.get("/search", {"q": "green"}).content.decode()
        assert re.search(r'<img src="/media/[^>]+ width="64" height="48" alt="Green mug"', page)

    def test_never_sees_what_is_hidden(self, client: Client) -> None:
        page = client.get("/search?q=red&page_size=100").content.decode()
        assert cards(page) == ["Red mug", "Blue mug", "Green mug"]
        assert not [sku for sku in HIDDEN if sku in page]
        assert "Secret" not in page  # their brand is no filter either

    def test_narrows_by_brand_price_and_stock(self, client: Client) -> None:
        asked = {"q": "red", "brand": "Acme", "price_max": "20", "in_stock": "1"}
        page = client.get("/search", asked).content.decode()
        assert cards(page) == ["Red mug"]
        assert re.search(r'name="brand" value="Acme"[^>]* checked', page)
        assert 'name="price_max" value="20"' in page

    def test_is_told_that_filters_leave_nothing_and_can_remove_them(self, client: Client) -> None:
        page = client.get("/search", {"q": "red", "price_min": "5000"}).content.decode()
        assert "No product passes these filters" in page
        assert 'href="?q=red">Remove the filters' in page

    def test_gets_page_numbers_that_keep_the_query(self, client: Client) -> None:
        add_many(5)
        address = "/search?q=red+mug&page=2&page_size=2&in_stock=1"
        page = client.get(address).content.decode()
        assert count(page) == "5 products, page 2 of 3"
        assert 'href="?q=red+mug&amp;in_stock=1&amp;page_size=2" rel="prev"' in page
        assert 'href="?q=red+mug&amp;in_stock=1&amp;page=3&amp;page_size=2" rel="next"' in page

    def test_is_led_back_from_a_page_that_is_not_there(self, client: Client) -> None:
        page = client.get("/search?q=red&page=7").content.decode()
        assert "There is no such page" in page
        assert 'href="?q=red"' in page

    def test_is_warned_about_words_that_the_encoder_cannot_see(self, client: Client) -> None:
        assert "far from everything" in client.get("/search", {"q": "quark"}).content.decode()
        assert "far from everything" not in client.get("/search", {"q": "red"}).content.decode()

    def test_is_told_how_many_pictures_are_still_being_read(self, client: Client) -> None:
        make_product("NEW", "red")
        page = client.get("/search", {"q": "red"}).content.decode()
        assert "1 of 9 pictures is still being read" in page

    def test_reads_which_encoder_answered(self, client: Client) -> None:
        assert "Encoder: colour." in client.get("/search", {"q": "red"}).content.decode()

    def test_gets_help_and_examples_for_an_empty_query(self, client: Client) -> None:
        response = client.get("/search", {"q": "  "})
        page = response.content.decode()
        assert response.status_code == 200
        assert "Describe it as you would to a friend" in page
        assert 'href="/search?q=something+red"' in page

    def test_may_write_the_address_with_a_slash(self, client: Client) -> None:
        assert client.get("/search/", {"q": "red"}).status_code == 200


@pytest.mark.usefixtures("shop")
class TestWhatCannotBeSearchedFor:
    @pytest.mark.parametrize(
        ("asked", "advice"),
        [
            ({"q": "x" * 501}, "at most 500 characters"),
            ({"q": "nul\x00"}, "cannot be read"),
            ({"q": "red", "price_min": "cheap"}, "Lowest price: A price is a number"),
            ({"q": "red", "price_min": "9", "price_max": "1"}, "above the highest"),
            ({"q": "red", "page": "zero"}, "Page: This is a whole number"),
        ],
    )
    def test_gets_a_friendly_line(self, client: Client, asked: dict[str, str], advice: str) -> None:
        response = client.get("/search", asked)
        assert response.status_code == 400
        assert advice in response.content.decode()

    def test_stays_in_its_field_to_be_corrected(self, client: Client) -> None:
        page = client.get("/search", {"q": "red", "price_min": "cheap"}).content.decode()
        assert 'value="cheap"' in page
        assert 'name="q" type="search" value="red"' in page

    def test_is_never_markup(self, client: Client) -> None:
        page = client.get("/search", {"q": "<script>alert(1)</script>"}).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.usefixtures("shop")
class TestAsOneTypes:
    def test_only_the_part_that_changes_is_sent(self, client: Client) -> None:
        headers = {"HX-Request": "true", "HX-Trigger": "q"}
        response = client.get("/search", {"q": "green", "price_min": ""}, headers=headers)
        part = response.content.decode()
        assert cards(part)[0] == "Green mug"
        assert "<html" not in part
        assert "<title>green · Search" in part
        assert count(part) == "3 products"
        assert "HX-Request" in response.headers["Vary"]

    def test_the_address_follows_without_filling_the_history(self, client: Client) -> None:
        typing = {"HX-Request": "true", "HX-Trigger": "q"}
        chosen = {"HX-Request": "true", "HX-Trigger": "search-form"}
        asked = {"q": " red  mug ", "price_min": ""}
        response = client.get("/search", asked, headers=typing)
        assert response.headers["HX-Replace-Url"] == "/search?q=red+mug"
        response = client.get("/search", asked, headers=chosen)
        assert response.headers["HX-Push-Url"] == "/search?q=red+mug"

    def test_going_back_brings_the_whole_page(self, client: Client) -> None:
        headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
        assert "<html" in client.get("/search", {"q": "red"}, headers=headers).content.decode()


class TestWithoutRanking:
    @pytest.mark.django_db
    def test_without_an_encoder_words_are_found_and_the_owner_reads_what_to_do(
        self, client: Client
    ) -> None:
        make_product("RED", "red", title="Red mug")
        response = client.get("/search", {"q": "red"})
        page = response.content.decode()
        assert response.status_code == 200
        assert cards(page) == ["Red mug"]
        assert "Search by what pictures show is not ready" in page
        assert "Found by their words alone" in page
        assert "manage.py encoder use" in page

    @pytest.mark.django_db
    def test_without_an_encoder_a_stranger_reads_that_words_alone_were_looked_for(
        self, client: Client, settings: Settings
    ) -> None:
        settings.LOCAL = False
        page = client.get("/search", {"q": "red"}).content.decode()
        assert "only words could be looked for" in page
        assert "manage.py" not in page

    @pytest.mark.django_db
    def test_without_an_encoder_nothing_is_mixed_but_its_words_can_be_looked_for(
        self, client: Client
    ) -> None:
        make_product("RED", "red", title="Red mug")
        response = client.get("/search", {"q": "in blue", "like": "RED"})
        assert response.status_code == 503
        assert 'href="/search?q=in+blue">Search for “in blue” alone' in response.content.decode()
        response = client.get("/search", {"like": "RED"})
        assert "Search by pictures is not ready" in response.content.decode()

    def test_an_empty_catalogue_says_so(self, client: Client, encoder_in_use: EncoderInUse) -> None:
        assert "shelves are still empty" in client.get("/search?q=red").content.decode()

    def test_a_catalogue_that_is_not_embedded_yet_says_so(
        self, client: Client, encoder_in_use: EncoderInUse
    ) -> None:
        make_product("RED", "red")
        page = client.get("/search?q=red").content.decode()
        assert "The pictures are still being read" in page
        assert "Reload" in page


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("more", [0, 8])
def test_the_number_of_products_costs_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    add_many(more)
    client.get("/search", {"q": "red"})
    with django_assert_num_queries(12):  # 8 of `rank`, 1 of the facets, 3 that count the search
        client.get("/search", {"q": "red"})


@pytest.mark.usefixtures("shop")
def test_a_page_that_asks_nothing_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):  # the categories, for examples
        client.get("/search")


@pytest.mark.usefixtures("shop")
def test_examples_come_from_the_most_particular_categories(client: Client) -> None:
    above = make_category("Everything", "all there is")
    make_category("Cups", "a cup with a handle", parent=above)
    page = client.get("/search").content.decode()
    assert "a cup with a handle" in page
    assert "all there is" not in page
