"""The list of memberships: what the last scan found, and decisions about it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category, Decision
from search.models import EncoderInUse, Membership
from search.rescanning import rescan
from tests.catalogue.admin.people import visit_as
from tests.search.reviewing.reds import stock_reds

LIST = "/admin/search/membership/"


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use, state="published")
    rescan(category)
    return category


def look(client: Client, query: str = "") -> str:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return response.content.decode()


def act(client: Client, action: str, *skus: str) -> None:
    rows = Membership.objects.filter(product__sku__in=skus)
    client.post(LIST, {"action": action, "_selected_action": [row.pk for row in rows]})


def test_each_row_links_to_the_product_the_category_and_the_reason(
    merchandiser: Client, reds: Category
) -> None:
    page = look(merchandiser, "?q=P4")
    row = Membership.objects.get(product__sku="P4")
    assert "Waits for review" in page
    assert f"{row.score:.3f}" in page
    assert f"/admin/catalogue/product/{row.product_id}/change/" in page
    assert f"/admin/catalogue/category/{reds.pk}/review/?product={row.product_id}" in page
    assert f"/admin/catalogue/category/{reds.pk}/why/?sku=P4" in page


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("?state__exact=review", "P4", "P0"),
        ("?state__exact=member", "P0", "P4"),
        ("?source__exact=automatic", "P0", "P9"),
        ("?score_from=0.9", "P0", "P4"),
        ("?score_to=0.85", "P4", "P0"),
        ("?q=P5", "P5", "P0"),
    ],
)
def test_filters(
    merchandiser: Client, reds: Category, query: str, there: str, not_there: str
) -> None:
    page = look(merchandiser, query)
    assert f"Product {there}" in page
    assert f"Product {not_there}" not in page


def test_one_category_is_chosen(merchandiser: Client, reds: Category) -> None:
    assert "Product P0" in look(merchandiser, f"?category__id__exact={reds.pk}")


@pytest.mark.parametrize("query", ["?score_from=high", "?state__exact=x", "?category__id__exact=x"])
def test_a_filter_that_makes_no_sense_is_no_error(
    merchandiser: Client, reds: Category, query: str
) -> None:
    assert merchandiser.get(LIST + query, follow=True).status_code == 200


def test_selected_ones_are_approved_or_rejected_with_their_scores(
    merchandiser: Client, reds: Category
) -> None:
    act(merchandiser, "approve_selected", "P4", "P5")
    act(merchandiser, "reject_selected", "P0")
    verdicts = dict(Decision.objects.values_list("product__sku", "verdict"))
    assert verdicts == {"P4": "approve", "P5": "approve", "P0": "reject"}
    decision = Decision.objects.get(product__sku="P4")
    assert decision.score == Membership.objects.get(product__sku="P4").score
    assert (decision.encoder_id, str(decision.decided_by)) == ("colour/1", "mira")
    page = look(merchandiser)
    assert "Approved" in page
    assert "Rejected" in page


def test_a_viewer_has_no_such_action(reds: Category) -> None:
    viewer = visit_as("vera", "search.view_membership")
    assert "Approve selected" not in look(viewer)
    act(viewer, "approve_selected", "P4")
    assert not Decision.objects.exists()


def test_rows_are_for_reading(merchandiser: Client, reds: Category) -> None:
    row = Membership.objects.get(product__sku="P4")
    assert merchandiser.get(f"{LIST}{row.pk}/change/").status_code == 200
    assert merchandiser.get(f"{LIST}add/").status_code == 403
    assert merchandiser.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_more_rows_cost_no_more_queries(merchandiser: Client, reds: Category) -> None:
    with CaptureQueriesContext(connection) as few:
        look(merchandiser, "?q=P4")
    with CaptureQueriesContext(connection) as many:
        look(merchandiser, "?q=P")
    assert len(many) == len(few) <= 14
