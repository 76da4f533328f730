"""One search is counted once, however one goes on with it."""

import pytest
from django.test import Client

from search.models import QueryCount
from tests.catalogue.admin.people import visit_as
from tests.search.stocked import add_many

pytestmark = pytest.mark.usefixtures("shop")

HTMX = {"HX-Request": "true"}


def counted() -> dict[str, int]:
    return dict(QueryCount.objects.values_list("query", "searches"))


def test_a_page_of_results_is_a_search(client: Client) -> None:
    client.get("/search", {"q": "Red  mug"})
    row = QueryCount.objects.get()
    assert (row.query, row.searches, row.without_results) == ("red mug", 1, 0)
    assert row.last_total >= 1
    client.get("/search", {"q": "red mug", "price_min": "", "sort": "relevance"})
    assert counted() == {"red mug": 2}


def test_a_search_sent_off_on_an_open_page_is_one_too(client: Client) -> None:
    client.get("/search", {"q": "red"}, headers={**HTMX, "HX-Trigger": "search-form"})
    assert counted() == {"red": 1}


@pytest.mark.parametrize(
    "headers",
    [
        {**HTMX, "HX-Trigger": "q"},  # as one types
        {**HTMX, "HX-Trigger": "search-form", "X-Counted": "1"},
        {**HTMX, "HX-History-Restore-Request": "true"},
        {"Sec-Purpose": "prefetch"},
        {"Referer": "http://testserver/search?q=RED&in_stock=1"},
    ],
)
def test_what_appears_by_itself_or_again_is_none(client: Client, headers: dict[str, str]) -> None:
    assert client.get("/search", {"q": "red"}, headers=headers).status_code == 200
    assert counted() == {}


@pytest.mark.parametrize(
    "more",
    ["page=2", "in_stock=1", "brand=Acme", "sort=price", "weaker=1", "cut=off", "like=RED"],
)
def test_paging_filtering_sorting_and_mixing_go_on_with_one(client: Client, more: str) -> None:
    add_many(30)
    assert client.get(f"/search?q=red&{more}").status_code == 200
    assert counted() == {}


def test_other_words_from_the_same_page_are_another_search(client: Client) -> None:
    client.get("/search", {"q": "green"}, headers={"Referer": "http://testserver/search?q=red"})
    assert counted() == {"green": 1}


def test_staff_who_look_at_it_without_rules_do_not_search(db: None) -> None:
    staff = visit_as("vera")
    staff.get("/search", {"q": "red", "rules": "off"})
    assert counted() == {}
    staff.get("/search", {"q": "red"})
    assert counted() == {"red": 1}


@pytest.mark.parametrize(
    "address", ["/search", "/search?q=+", "/for/something-green/", "/c/red-things/"]
)
def test_a_page_that_nobody_typed_words_for_is_no_search(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert counted() == {}


def test_words_that_cannot_be_searched_for_are_not_counted(client: Client) -> None:
    client.get("/search", {"q": "red", "price_min": "cheap"})
    client.get("/search", {"q": "me@example.org"})
    assert counted() == {}


def test_results_say_what_may_be_reported_about_them(client: Client) -> None:
    page = client.get("/search", {"q": "red"}).content.decode()
    assert 'data-searched="red" value="' in page
    assert 'data-click="/search/click"' in page
    assert '<li class="card" data-rank="1">' in page
    for other in ("/search", "/c/red-things/", "/for/something-green/", "/search?q=red&like=RED"):
        assert "data-searched" not in client.get(other).content.decode(), other
