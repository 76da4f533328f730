"""Many at once: how many and which, then a confirming count, then a way back."""

from typing import Any

import pytest
from django.test import Client

from catalogue.deciding import decide
from catalogue.models import Category, Decision, Verdict
from search.models import EncoderInUse
from search.reviewing import bulk
from tests.catalogue.admin.people import visit_as
from tests.search.reviewing.reds import product, stock_reds


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    return stock_reds(encoder_in_use)


def page_of(category: Category, query: str = "") -> str:
    return f"/admin/catalogue/category/{category.pk}/review/bulk/{query}"


def confirm(client: Client, category: Category, query: str, count: Any) -> str:
    response = client.post(
        page_of(category, query), {"verb": "decide", "count": count}, follow=True
    )
    assert response.status_code == 200
    return response.content.decode()


ALL_RED = "?show=all&verdict=approve&score=0.7"


def test_it_first_says_how_many_and_shows_a_sample(merchandiser: Client, reds: Category) -> None:
    page = merchandiser.get(page_of(reds, ALL_RED)).content.decode()
    assert "Approve 6 products" in page
    assert "All of them, best first" in page
    assert page.count('<li class="zs-hit">') == 6
    assert "Type 6 to confirm" in page
    assert not Decision.objects.exists()


def test_the_typed_count_confirms(merchandiser: Client, reds: Category) -> None:
    page = confirm(merchandiser, reds, ALL_RED, "6")
    assert "Approved 6 products together" in page
    assert Decision.objects.filter(verdict="approve").count() == 6
    assert "Undo 6" in page


@pytest.mark.parametrize("typed", ["", "5", "six", "6.0", "-6"])
def test_another_count_does_nothing_and_tells_the_right_one(
    merchandiser: Client, reds: Category, typed: str
) -> None:
    page = confirm(merchandiser, reds, ALL_RED, typed)
    assert "It is 6 products now" in page
    assert not Decision.objects.exists()


def test_what_was_decided_meanwhile_changes_the_count(merchandiser: Client, reds: Category) -> None:
    decide(reds, [product("P0")], Verdict.REJECT)
    reds.switched_off = ["examples"]
    reds.save()
    assert "It is 5 products now" in confirm(merchandiser, reds, ALL_RED, "6")
    confirm(merchandiser, reds, ALL_RED, "5")
    assert Decision.objects.get(product__sku="P0").verdict == "reject"


def test_rejecting_means_what_scores_less(merchandiser: Client, reds: Category) -> None:
    page = confirm(merchandiser, reds, "?show=all&verdict=reject&score=0,45", "2")
    assert "Rejected 2 products together" in page
    rejected = Decision.objects.filter(verdict="reject").values_list("product__sku", flat=True)
    assert set(rejected) == {"P8", "P9"}


def test_a_batch_is_undone_with_one_button(merchandiser: Client, reds: Category) -> None:
    confirm(merchandiser, reds, ALL_RED, "6")
    (batch,) = bulk.batches(reds)
    response = merchandiser.post(page_of(reds), {"verb": "undo", "code": batch.code}, follow=True)
    assert "Undone: 6 products undecided again." in response.content.decode()
    assert not Decision.objects.exists()
    again = merchandiser.post(page_of(reds), {"verb": "undo", "code": batch.code}, follow=True)
    assert "Nothing of that batch was left" in again.content.decode()


def test_too_much_is_refused_before_and_after(
    merchandiser: Client, reds: Category, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 5)
    page = merchandiser.get(page_of(reds, ALL_RED)).content.decode()
    assert "At most 5 products" in page
    assert "to confirm" not in page
    assert "At most 5 products" in confirm(merchandiser, reds, ALL_RED, "6")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Look first"),
        ("?verdict=approve&score=high", "a number such as 0.25"),
        ("?verdict=approve&score=2", "No product is meant by this"),
        ("?verdict=burn&score=0.5", "Look first"),
    ],
)
def test_every_question_gets_a_page(
    merchandiser: Client, reds: Category, query: str, said: str
) -> None:
    assert said in merchandiser.get(page_of(reds, query)).content.decode()


def test_without_an_encoder_it_says_so(merchandiser: Client, reds: Category) -> None:
    EncoderInUse.objects.update(state="retired")
    assert "No encoder is in use" in merchandiser.get(page_of(reds, ALL_RED)).content.decode()


def test_it_is_for_those_who_may_decide(reds: Category) -> None:
    viewer = visit_as("vera", "catalogue.view_category")
    assert viewer.get(page_of(reds)).status_code == 403
    assert viewer.post(page_of(reds, ALL_RED), {"verb": "decide", "count": 6}).status_code == 403
    assert not Decision.objects.exists()
