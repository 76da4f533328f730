"""`GET /api/v1/suggestions`: an integrator completes what shoppers type."""

import pytest
from django.test import Client

from search.lexical import refresh_vocabulary


@pytest.fixture(autouse=True)
def _words(shop: None) -> None:
    refresh_vocabulary()


@pytest.mark.parametrize("address", ["/api/v1/suggestions", "/api/v1/suggestions/"])
def test_completions_come_with_whole_addresses(client: Client, address: str) -> None:
    response = client.get(address, {"q": "gre"})
    assert response.json() == {
        "completions": [
            {"kind": "words", "text": "green", "url": "http://testserver/search?q=green"},
            {"kind": "product", "text": "Green mug", "url": "http://testserver/p/GREEN/"},
        ],
        "correction": None,
    }
    assert response.headers["Cache-Control"] == "private, max-age=60"


def test_a_near_miss_is_corrected(client: Client) -> None:
    answer = client.get("/api/v1/suggestions", {"q": "grean mug"}).json()
    assert answer["correction"] == {
        "kind": "words",
        "text": "green mug",
        "url": "http://testserver/search?q=green+mug",
    }


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "nul\x00"}, {"q": "secr"}])
def test_nothing_is_said_of_what_is_hidden_or_unreadable(
    client: Client, asked: dict[str, str]
) -> None:
    response = client.get("/api/v1/suggestions", asked)
    assert (response.status_code, response.json()["completions"]) == (200, [])
