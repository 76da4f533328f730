"""All categories and how far their review is."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide
from catalogue.models import Category, Verdict
from search.models import CategoryScan, EncoderInUse
from search.rescanning import due_scans, request_scans, scan_due
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category
from tests.search.reviewing.reds import product, stock_reds

PAGE = "/admin/catalogue/category/review/"


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use, state="published")
    Category.objects.update(switched_off=["contrast"])  # the others move no scores
    make_category("Blue things", "blue")
    make_category("Any thing", "thing", state="draft")
    request_scans([category.pk])
    scan_due()
    return category


def look(client: Client, query: str = "") -> str:
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return response.content.decode()


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', page)


def test_what_needs_a_person_most_comes_first(merchandiser: Client, reds: Category) -> None:
    page = look(merchandiser)
    assert names(page) == ["Red things", "Any thing", "Blue things"]
    assert "0 of 4" in page
    decide(reds, [product("P4")], Verdict.APPROVE)
    assert "1 of 4" in look(merchandiser)


def test_each_column_sorts_both_ways(merchandiser: Client, reds: Category) -> None:
    assert names(look(merchandiser, "?o=name")) == ["Any thing", "Blue things", "Red things"]
    assert names(look(merchandiser, "?o=-name")) == ["Red things", "Blue things", "Any thing"]
    assert 'aria-sort="descending"><a href="?o=name"' in look(merchandiser, "?o=-name")
    for column in ("state", "decided", "waiting", "uncertain", "scan__members", "scan__scanned_at"):
        assert len(names(look(merchandiser, f"?o={column}"))) == 3
        assert len(names(look(merchandiser, f"?o=-{column}"))) == 3
    assert names(look(merchandiser, "?o=password"))[0] == "Red things"


def test_the_side_bar_leads_there(merchandiser: Client, reds: Category) -> None:
    page = merchandiser.get("/admin/").content.decode()
    for link in (PAGE, "/admin/catalogue/decision/", "/admin/search/membership/"):
        assert f'href="{link}"' in page


def test_a_category_or_all_can_be_scanned_at_once_by_operators(reds: Category) -> None:
    operator = visit_as("olga", "catalogue.view_category", "search.run_jobs")
    assert "Rescan all now" in look(operator)
    operator.post("/admin/search/categoryscan/now/", {"category": reds.pk})
    assert [scan.category for scan in due_scans()] == [reds]
    operator.post("/admin/search/categoryscan/now/")
    assert due_scans().count() == 2  # what is published


def test_others_see_no_such_button_and_may_not_post(reds: Category) -> None:
    viewer = visit_as("vera", "catalogue.view_category")
    assert "Rescan" not in look(viewer)
    assert viewer.post("/admin/search/categoryscan/now/").status_code == 403
    assert not due_scans().exists()


def test_who_may_not_see_categories_sees_no_overview(db: None) -> None:
    assert visit_as("otto").get(PAGE).status_code == 403


def test_an_empty_shop_is_told_where_to_begin(merchandiser: Client) -> None:
    assert "No category yet" in look(merchandiser)


def test_a_failed_scan_shows_its_reason(merchandiser: Client, reds: Category) -> None:
    CategoryScan.objects.update(error="there is no text")
    assert 'title="there is no text"' in look(merchandiser)


def test_more_categories_cost_no_more_queries(merchandiser: Client, reds: Category) -> None:
    with CaptureQueriesContext(connection) as few:
        look(merchandiser)
    for number in range(12):
        make_category(f"Red {number}", "red")
    with CaptureQueriesContext(connection) as many:
        look(merchandiser)
    assert len(many) == len(few) <= 14
