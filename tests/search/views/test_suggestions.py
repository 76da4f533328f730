"""What the search field asks for while one types."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from search.lexical import refresh_vocabulary
from search.views.suggestions import SuggestionThrottle
from tests.factories import make_category
from tests.search.stocked import HIDDEN


@pytest.fixture(autouse=True)
def _words(shop: None) -> None:
    refresh_vocabulary()


def test_a_shopper_is_offered_categories_words_and_products(client: Client) -> None:
    make_category("Mugs", "a mug")
    answer = client.get("/search/suggestions", {"q": "mu"}).json()
    assert answer["correction"] is None
    assert [(one["kind"], one["text"]) for one in answer["completions"]] == [
        ("category", "Mugs"),
        ("words", "mug"),
        ("product", "Blue mug"),
        ("product", "Green mug"),
        ("product", "Red mug"),
    ]
    assert [one["url"] for one in answer["completions"]][:3] == [
        "/c/mugs/",
        "/search?q=mug",
        "/p/BLUE/",
    ]


def test_a_near_miss_is_answered_with_what_was_meant(client: Client) -> None:
    answer = client.get("/search/suggestions", {"q": "grean"}).json()
    assert (answer["completions"], answer["correction"]["text"]) == ([], "green")


def test_nothing_hidden_is_offered(client: Client) -> None:
    for typed in ("dr", "product", "archived", "later", "child", "se", "secret"):
        page = client.get("/search/suggestions", {"q": typed}).content.decode()
        assert not [sku for sku in HIDDEN if sku in page], typed
        assert "Secret" not in page


@pytest.mark.parametrize("typed", ["", "a", "nul\x00", "x" * 5000])
def test_nothing_is_offered_for_what_cannot_be_completed(client: Client, typed: str) -> None:
    response = client.get("/search/suggestions", {"q": typed})
    assert response.json() == {"completions": [], "correction": None}


def test_answers_are_kept_by_the_browser_alone_and_set_no_cookie(client: Client) -> None:
    response = client.get("/search/suggestions", {"q": "mug"})
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "max-age=60"}
    assert not response.cookies


def test_typing_costs_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        client.get("/search/suggestions", {"q": "mug"})


def test_who_asks_without_end_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SuggestionThrottle, "rate", "2/minute")
    answers = [client.get("/search/suggestions", {"q": "mug"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["completions"] == []
    assert int(answers[2].headers["Retry-After"]) >= 1


def test_the_field_is_plain_until_a_script_says_otherwise(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'id="suggestions" role="listbox"' in page
    assert "aria-expanded" not in page
    assert 'data-suggestions="/search/suggestions" hidden' in page
