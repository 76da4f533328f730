"""What pages report of themselves is counted, and nothing about who looks."""

import pytest
from django.test import Client

from search.models import ClickCount, QueryCount
from search.views.beacon import BeaconThrottle

pytestmark = pytest.mark.django_db

ADDRESSES = [("/search/click", {"position": "3"}), ("/search/settled", {"total": "7"})]


@pytest.fixture
def browser() -> Client:
    """One that checks tokens, as a real visitor's request is checked."""
    return Client(enforce_csrf_checks=True)


def nothing_counted() -> bool:
    return not QueryCount.objects.exists() and not ClickCount.objects.exists()


def test_an_opened_product_is_counted_by_its_place(browser: Client) -> None:
    response = browser.post("/search/click", {"q": "Solar  Backpack", "position": "3"})
    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    row = ClickCount.objects.get()
    assert (row.query, row.position, row.clicks) == ("solar backpack", 3, 1)


def test_typing_that_settled_is_counted_as_a_search(browser: Client) -> None:
    for total in ("7", "0"):
        assert browser.post("/search/settled", {"q": "lamp", "total": total}).status_code == 204
    row = QueryCount.objects.get()
    assert (row.searches, row.without_results, row.last_total) == (2, 1, 0)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/search/click", {"position": "1"}),
        ("/search/click", {"q": "  ", "position": "1"}),
        ("/search/click", {"q": "lamp"}),
        ("/search/click", {"q": "lamp", "position": "0"}),
        ("/search/click", {"q": "lamp", "position": "-1"}),
        ("/search/click", {"q": "lamp", "position": "1e3"}),
        ("/search/click", {"q": "lamp", "position": "²"}),
        ("/search/settled", {"q": "lamp"}),
        ("/search/settled", {"q": "lamp", "total": "9" * 10}),
        ("/search/settled", {"total": "3"}),
    ],
)
def test_what_is_incomplete_is_refused(browser: Client, address: str, sent: dict[str, str]) -> None:
    assert browser.post(address, sent).status_code == 400
    assert nothing_counted()


@pytest.mark.parametrize(("address", "number"), ADDRESSES)
@pytest.mark.parametrize("text", ["me@example.org", "call 01701234567", "x" * 101, "nul\x00"])
def test_what_may_be_somebodys_data_is_taken_and_not_counted(
    browser: Client, address: str, number: dict[str, str], text: str
) -> None:
    assert browser.post(address, {"q": text, **number}).status_code == 204
    assert nothing_counted()


@pytest.mark.parametrize(("address", "number"), ADDRESSES)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://testserver"}, 204),
        ({"Origin": "http://testserver"}, 204),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://blog.testserver"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_another_site_cannot_make_visitors_count(
    browser: Client, address: str, number: dict[str, str], headers: dict[str, str], status: int
) -> None:
    response = browser.post(address, {"q": "lamp", **number}, headers=headers)
    assert response.status_code == status
    assert nothing_counted() == (status == 403)


@pytest.mark.parametrize(("address", "number"), ADDRESSES)
def test_nothing_is_counted_by_looking_at_the_address(
    browser: Client, address: str, number: dict[str, str]
) -> None:
    assert browser.get(address, {"q": "lamp", **number}).status_code == 405
    assert nothing_counted()


def test_one_address_is_heard_a_limited_number_of_times(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BeaconThrottle, "rate", "2/minute")
    sent = {"q": "lamp", "position": "1"}
    statuses = [browser.post("/search/click", sent).status_code for _ in range(3)]
    assert statuses == [204, 204, 429]
    assert ClickCount.objects.get().clicks == 2
    elsewhere = browser.post("/search/click", sent, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 204
