"""Mixed queries on the shop's pages: more like this, this but otherwise, more of and less of."""

import pytest
from django.test import Client

from search.lexical import index_products, refresh_vocabulary
from search.query import Query
from search.query_terms import QueryTerm, TermKind
from search.views.spoken_terms import spoken_terms, spoken_title
from tests.factories import make_product
from tests.search.views.test_filters import chips
from tests.search.views.test_search import cards

pytestmark = pytest.mark.usefixtures("shop")


def title(page: str) -> str:
    return " ".join(page.split('id="results-title">')[1].partition("</h1>")[0].split())


class TestAShopper:
    def test_finds_more_like_a_hit_within_the_same_search(self, client: Client) -> None:
        page = client.get("/search?q=a+mug&brand=Acme&sort=price&page_size=1").content.decode()
        link = 'href="/search?q=a+mug&amp;brand=Acme&amp;page_size=1&amp;like=RED"'
        assert f'class="more-like" {link}' in page

    def test_finds_what_looks_like_a_product_and_not_the_product(self, client: Client) -> None:
        page = client.get("/search?like=RED").content.decode()
        assert cards(page) == ["Blue mug", "Green mug"]
        assert title(page) == "Like “Red mug”"
        assert "<title>Like “Red mug” · Search" in page
        assert "Describe it as you would to a friend" not in page
        assert chips(page) == {"Like “Red mug”": "?"}

    def test_finds_a_product_but_otherwise(self, client: Client) -> None:
        product = client.get("/p/RED/").content.decode()
        assert '<input type="hidden" name="like" value="RED">' in product
        page = client.get("/search?like=RED&q=in+green").content.decode()
        assert cards(page) == ["Blue mug", "Green mug"]
        assert title(page) == "Like “Red mug”, but “in green”"

    def test_asks_for_more_of_this_and_less_of_that(self, client: Client) -> None:
        page = client.get("/search?q=a+mug&more=blue&less=green&less=old").content.decode()
        assert title(page) == "“a mug”, more “blue”, less “green”, less “old”"
        assert chips(page) == {
            "More “blue”": "?q=a+mug&less=green&less=old",
            "Less “green”": "?q=a+mug&more=blue&less=old",
            "Less “old”": "?q=a+mug&more=blue&less=green",
        }
        assert 'href="?q=a+mug">Clear all' in page

    def test_takes_filters_back_and_keeps_what_is_looked_for(self, client: Client) -> None:
        page = client.get("/search?like=RED&like=GREEN&brand=Acme").content.decode()
        assert title(page) == "Like “Red mug” and “Green mug”"
        assert 'href="?like=RED&amp;like=GREEN">Clear all' in page

    def test_adds_to_the_search_by_a_form(self, client: Client) -> None:
        page = client.get("/search?q=a+mug&brand=Acme&more=blue").content.decode()
        form = page.split('class="refine"')[1].split("</form>")[0]
        for name, value in (("q", "a mug"), ("brand", "Acme"), ("more", "blue")):
            assert f'type="hidden" name="{name}" value="{value}"' in form
        assert 'name="less"' in form
        assert 'class="refine"' not in client.get("/c/red-things/").content.decode()

    def test_of_less_alone_is_told_what_to_do(self, client: Client) -> None:
        response = client.get("/search?less=green")
        assert response.status_code == 400
        assert "Say what to look for" in response.content.decode()

    def test_goes_on_from_a_category_by_the_product_alone(self, client: Client) -> None:
        page = client.get("/c/red-things/?brand=Acme&like=GREEN").content.decode()
        assert 'href="/search?like=RED"' in page
        assert list(chips(page)) == ["Acme"]

    def test_misses_nothing_on_a_shelf_for_what_the_address_mixes_in(self, client: Client) -> None:
        shelf = cards(client.get("/c/red-things/").content.decode())
        for mixed in ("like=RED", "like=NONE", "picture=unknown"):
            page = client.get(f"/c/red-things/?{mixed}")
            assert (page.status_code, cards(page.content.decode())) == (200, shelf)

    def test_of_a_product_that_is_gone_is_told_so(self, client: Client) -> None:
        response = client.get("/search?like=DRAFT")
        assert response.status_code == 400
        assert "There is no product “DRAFT”" in response.content.decode()

    def test_mixes_no_more_than_can_be_asked(self, client: Client) -> None:
        asked = "&".join(f"more=thing+{number}" for number in range(8))
        assert "more-like" not in client.get(f"/search?q=red&{asked}").content.decode()

    def test_reads_a_reference_with_odd_signs(self, client: Client) -> None:
        make_product("A:2 &b", "red", title="Odd")
        page = client.get("/p/A:2%20&b/").content.decode()
        assert 'name="like" value="A:2 &amp;b:1"' in page


class TestWords:
    def test_that_no_product_uses_are_read_as_near_ones(self, client: Client) -> None:
        bag = make_product("BAG", "blue", title="Canvas backpack")
        index_products([bag.pk])
        refresh_vocabulary()
        page = client.get("/search?q=bakpack&brand=").content.decode()
        assert "No product says “bakpack”. Also looked for “backpack”." in page
        assert 'href="?q=backpack">Search for “backpack” instead' in page
        assert "No product says" not in client.get("/search?q=backpack").content.decode()

    def test_that_name_a_product_mark_it(self, client: Client) -> None:
        page = client.get("/search?q=green+mug").content.decode()
        assert cards(page)[0] == "Green mug"
        assert page.count('class="badge exact"') == 1


def test_a_picture_is_told_without_its_ticket() -> None:
    picture = QueryTerm(TermKind.PICTURE, "abc123")
    away = QueryTerm(TermKind.PRODUCT, "RED", -0.5)
    query = Query(text="in wood", terms=(picture, away))
    assert spoken_title(query, spoken_terms(query)) == (
        "Like your picture, but “in wood”, unlike “Red mug”"
    )
