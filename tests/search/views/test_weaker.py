"""The order of an answer, and the divider between what fits and what fits less."""

import pytest
from django.test import Client

from catalogue.models import Category, CategoryThreshold
from search.models import EncoderInUse
from tests.search.stocked import add_many
from tests.search.views.test_search import cards, count

pytestmark = pytest.mark.usefixtures("shop")

CUT = {"q": "something red", "cut": "fixed:0.9"}


class TestTheDivider:
    def test_a_shopper_sees_what_fits_and_a_way_to_the_rest(self, client: Client) -> None:
        page = client.get("/search", CUT).content.decode()
        assert cards(page) == ["Red mug", "Blue mug"]
        assert count(page) == "2 products"
        assert "weaker=1&amp;cut=fixed%3A0.9#weaker" in page
        assert "<h2>Weaker matches</h2>" not in page

    def test_parts_what_fits_from_the_rest(self, client: Client) -> None:
        page = client.get("/search", CUT | {"weaker": "1"}).content.decode()
        before, behind = page.split("<h2>Weaker matches</h2>")
        assert cards(before) == ["Red mug", "Blue mug"]
        assert cards(behind) == ["Green mug"]
        assert count(page) == "2 products and 1 weaker"
        assert 'cut=fixed%3A0.9">Hide weaker matches' in behind
        assert "Show weaker matches" not in page

    def test_is_said_where_nothing_fits(self, client: Client) -> None:
        nothing = client.get("/search", CUT | {"brand": "Bravo"}).content.decode()
        assert cards(nothing) == []
        assert "No product passes these filters" in nothing
        assert "Show weaker matches" in nothing
        page = client.get("/search", CUT | {"brand": "Bravo", "weaker": "1"}).content.decode()
        assert cards(page) == ["Green mug"]
        assert "Nothing fits better" in page

    def test_comes_on_the_page_where_the_rest_begins(self, client: Client) -> None:
        add_many(3)
        first = client.get("/search", CUT | {"page_size": "2"}).content.decode()
        assert "Show weaker matches" not in first
        last = client.get("/search", CUT | {"page_size": "2", "page": "3"}).content.decode()
        assert "page=3" in last.split("Show weaker matches")[0].rsplit("href=", 1)[1]
        more = CUT | {"page_size": "2", "page": "3", "weaker": "1"}
        third = client.get("/search", more).content.decode()
        assert len(cards(third)) == 2
        assert "<h2>Weaker matches</h2>" in third

    def test_is_not_offered_by_a_category_with_a_threshold(
        self, client: Client, encoder_in_use: EncoderInUse
    ) -> None:
        assert "Hide weaker" not in client.get("/c/red-things/").content.decode()
        CategoryThreshold.objects.create(
            category=Category.objects.get(), encoder_id=encoder_in_use.encoder_id, value=0.9
        )
        for path in ("/c/red-things/", "/c/red-things/?weaker=1"):
            page = client.get(path).content.decode()
            assert cards(page) == ["Red mug", "Blue mug"]
            assert "weaker matches" not in page.lower()


class TestSorting:
    @pytest.mark.parametrize(
        ("sort", "titles"),
        [
            ("relevance", ["Red mug", "Blue mug", "Green mug"]),
            ("price", ["Red mug", "Blue mug", "Green mug"]),
            ("-price", ["Green mug", "Blue mug", "Red mug"]),
            ("newest", ["Blue mug", "Green mug", "Red mug"]),
            ("", ["Red mug", "Blue mug", "Green mug"]),
        ],
    )
    def test_puts_what_fits_in_the_order_asked_for(
        self, client: Client, sort: str, titles: list[str]
    ) -> None:
        page = client.get("/search", {"q": "something red", "sort": sort}).content.decode()
        assert cards(page) == titles
        if sort not in ("", "relevance"):
            assert f'<option value="{sort}" selected>' in page

    def test_leaves_weaker_ones_behind_the_divider(self, client: Client) -> None:
        asked = CUT | {"weaker": "1", "sort": "-price"}
        page = client.get("/search", asked).content.decode()
        assert cards(page) == ["Blue mug", "Red mug", "Green mug"]

    def test_by_something_unknown_is_refused_kindly(self, client: Client) -> None:
        response = client.get("/search?q=red&sort=random")
        assert response.status_code == 400
        assert "relevance, price" in response.content.decode()
