"""What shoppers looked for: a page that puts the counts together."""

import csv
import html
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category
from search.models import QueryCount
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category
from tests.search.admin.query_log_rows import fill_the_log, searched
from tests.search.admin.shelves import visit_in_role

PAGE = "/admin/search/querycount/"
CELL = re.compile(r'<td data-title="([^"]+)">(.*?)</td>', re.DOTALL)


@pytest.fixture
def log(db: None) -> None:
    fill_the_log()


def look(client: Client, query: str = "") -> str:
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return response.content.decode()


def words(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', page)


def cells(page: str, query: str) -> dict[str, str]:
    (row,) = [one for one in page.split("<tr>") if f">{query}</a></th>" in one]
    return {
        title: " ".join(re.sub("<[^>]+>", " ", cell).split()) for title, cell in CELL.findall(row)
    }


@pytest.mark.usefixtures("log")
class TestAMerchandiser:
    def test_sees_what_is_looked_for_most_with_all_that_followed(
        self, merchandiser: Client
    ) -> None:
        page = look(merchandiser)
        assert words(page) == ["solar backpack", "unicorn saddle", "lamp"]
        assert cells(page, "solar backpack") == {
            "Searches": "10",
            "Without results": "–",
            "Found last": "12",
            "Clicks": "4",
            "Click-through": "40 %",
            "Mean place": "2.0",
        }
        assert cells(page, "unicorn saddle")["Without results"] == "75 % 3"
        assert cells(page, "lamp")["Mean place"] == "–"

    def test_reads_the_sum_of_it(self, merchandiser: Client) -> None:
        page = " ".join(re.sub("<[^>]+>", " ", look(merchandiser)).split())
        assert "Searches 16 3 different Without results 19 % 3 searches Clicks 4 25" in page

    def test_chooses_a_period(self, merchandiser: Client) -> None:
        assert cells(look(merchandiser, "?days=90"), "lamp")["Searches"] == "32"
        assert words(look(merchandiser, "?days=90"))[0] == "lamp"
        assert "solar backpack" in words(look(merchandiser, "?days=7"))
        assert cells(look(merchandiser, "?days=12"), "lamp")["Searches"] == "2"

    def test_sees_what_finds_nothing_and_what_nobody_opens(self, merchandiser: Client) -> None:
        assert words(look(merchandiser, "?show=unfound")) == ["unicorn saddle"]
        assert words(look(merchandiser, "?show=unopened")) == ["unicorn saddle", "lamp"]
        assert "Every search found something" in look(merchandiser, "?show=unfound&q=lamp")

    def test_filters_by_words(self, merchandiser: Client) -> None:
        assert words(look(merchandiser, "?q=+SOLAR")) == ["solar backpack"]
        assert words(look(merchandiser, "?q=%25")) == []
        assert "Nobody searched for “&lt;b&gt;”" in look(merchandiser, "?q=<b>")

    def test_sorts_by_each_column_both_ways(self, merchandiser: Client) -> None:
        assert words(look(merchandiser, "?o=query")) == ["lamp", "solar backpack", "unicorn saddle"]
        assert words(look(merchandiser, "?o=-click_rate"))[0] == "solar backpack"
        assert words(look(merchandiser, "?o=-without_results"))[0] == "unicorn saddle"
        for column in ("last_total", "clicks", "mean_position", "searches"):
            assert len(words(look(merchandiser, f"?o={column}"))) == 3
            assert len(words(look(merchandiser, f"?o=-{column}"))) == 3
        assert words(look(merchandiser, "?o=password;--")) == words(look(merchandiser))
        assert 'aria-sort="ascending"><a href="?o=-query"' in look(merchandiser, "?o=query")

    def test_sees_days_and_places_as_pictures_with_words(self, merchandiser: Client) -> None:
        page = look(merchandiser)
        assert "16 searches from" in page
        assert "4 clicks, 75% of them on the first product and 0 beyond place 24." in page
        assert "No click yet" in look(merchandiser, "?q=unicorn")

    def test_makes_a_draft_of_a_search_in_one_press(self, merchandiser: Client) -> None:
        assert "Make a draft category of “unicorn saddle”" in look(merchandiser)
        response = merchandiser.post("/search/draft", {"q": "unicorn saddle"})
        category = Category.objects.get()
        assert response["Location"] == f"/admin/catalogue/category/{category.pk}/change/"
        page = look(merchandiser)
        assert f'href="{response["Location"]}">Unicorn saddle</a>' in page
        assert "Make a draft category of “unicorn saddle”" not in page

    def test_is_led_to_a_category_that_says_it_already(self, merchandiser: Client) -> None:
        named = make_category("Lamp", "something that shines", state="draft")
        defined = make_category("Bags for the sun", "Solar backpack")
        page = look(merchandiser)
        assert f'href="/admin/catalogue/category/{named.pk}/change/">Lamp</a>' in page
        assert f'href="/admin/catalogue/category/{defined.pk}/change/">Bags for the sun</a>' in page

    def test_is_led_back_from_a_page_that_is_not_there(self, merchandiser: Client) -> None:
        page = look(merchandiser, "?page=9")
        assert "There is no such page" in page
        assert 'href="?">Back to the last one' in page

    def test_takes_it_along_as_a_file(self, merchandiser: Client) -> None:
        searched("=cmd|calc", 50, ago=2)
        searched("büchertasche", 40, ago=2)
        response = merchandiser.get(f"{PAGE}export/?days=7&o=-searches")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert "-7-days.csv" in response["Content-Disposition"]
        text = response.getvalue().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0][:3] == ["words", "searches", "without_results"]
        assert rows[1] == ["'=cmd|calc", "50", "0", "5", "0", "", ""]
        assert rows[2][0] == "büchertasche"
        assert rows[3] == ["solar backpack", "10", "0", "12", "4", "0.40", "2.00"]

    def test_finds_the_page_in_the_side_bar(self, merchandiser: Client) -> None:
        assert f'href="{PAGE}"' in merchandiser.get("/admin/").content.decode()


@pytest.mark.usefixtures("log")
class TestRoles:
    @pytest.mark.parametrize(
        ("role", "may_draft"),
        [("Viewers", False), ("Operators", False), ("Editors", True), ("Publishers", True)],
    )
    def test_everybody_reads_and_editors_make_drafts(self, role: str, may_draft: bool) -> None:
        page = look(visit_in_role("rita", role))
        assert words(page)
        assert ("Make a draft category" in page) == may_draft

    def test_names_of_categories_need_the_right_to_view_them(self) -> None:
        make_category("Lamp")
        page = look(visit_as("rob", "search.view_querycount"))
        assert ">Lamp</a>" not in page

    def test_who_may_not_see_it_sees_neither_page_nor_file(self) -> None:
        stranger = visit_as("otto")
        assert stranger.get(PAGE).status_code == 403
        assert stranger.get(f"{PAGE}export/").status_code == 403

    def test_nobody_writes_counts_by_hand(self, merchandiser: Client) -> None:
        row = QueryCount.objects.first()
        assert row is not None
        assert merchandiser.get(f"{PAGE}add/").status_code == 403
        assert merchandiser.post(f"{PAGE}{row.pk}/change/", {"searches": "99"}).status_code == 403
        assert merchandiser.post(f"{PAGE}{row.pk}/delete/", {"post": "yes"}).status_code == 403
        assert QueryCount.objects.count() == 5
        assert merchandiser.post(PAGE, {"action": "delete_selected"}).status_code != 302


def test_an_empty_log_says_what_will_come(merchandiser: Client) -> None:
    page = look(merchandiser)
    assert "No search in the last 28 days" in page
    assert "Search in the shop" in page
    assert "for 365 days" in html.unescape(page)
    assert "counted here from now on" in look(merchandiser, "?days=365")


def test_more_searches_cost_no_more_queries(merchandiser: Client, log: None) -> None:
    with CaptureQueriesContext(connection) as few:
        look(merchandiser)
    for number in range(60):
        searched(f"words {number}", 2)
    with CaptureQueriesContext(connection) as many:
        page = look(merchandiser)
    assert len(words(page)) == 50
    assert "Page 1 of 2" in page
    assert len(many) == len(few) <= 8
