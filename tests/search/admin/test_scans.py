"""The list of scans: when each category was scanned, and doing it now."""

import pytest
from django.test import Client

from catalogue.models import Category
from search.models import CategoryScan, EncoderInUse, WorkerHeartbeat
from search.rescanning import due_scans, request_scans, scan_due
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category
from tests.search.reviewing.reds import stock_reds

LIST = "/admin/search/categoryscan/"


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use, state="published")
    request_scans([category.pk])
    return category


def look(client: Client) -> str:
    response = client.get(LIST)
    assert response.status_code == 200
    return response.content.decode()


def test_what_waits_is_said_and_watched(merchandiser: Client, reds: Category) -> None:
    page = look(merchandiser)
    assert "1 of 1</strong> categories wait to be scanned" in page
    assert 'hx-trigger="every 2s"' in page
    assert "no worker is running" in page


def test_once_all_is_done_the_page_is_read_again_and_watching_ends(
    merchandiser: Client, reds: Category
) -> None:
    waiting = merchandiser.get(f"{LIST}progress/")
    assert "HX-Refresh" not in waiting.headers
    scan_due()
    done = merchandiser.get(f"{LIST}progress/")
    assert done.headers["HX-Refresh"] == "true"
    assert "hx-trigger" not in done.content.decode()
    page = look(merchandiser)
    assert "Done" in page
    assert "Red things" in page


def test_a_failed_scan_says_why(merchandiser: Client, reds: Category) -> None:
    EncoderInUse.objects.update(state="retired")
    scan_due()
    page = look(merchandiser)
    assert "Failed" in page
    assert "No encoder is in use" in page


def test_selected_ones_are_scanned_again(merchandiser: Client, reds: Category) -> None:
    make_category("Blue things", "blue")
    scan_due()
    chosen = CategoryScan.objects.get()
    merchandiser.post(LIST, {"action": "scan_selected", "_selected_action": [chosen.pk]})
    assert [scan.category for scan in due_scans()] == [reds]


def test_a_category_without_a_threshold_holds_everything(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    request_scans([make_category("Blue things", "blue").pk])
    scan_due()
    assert ">all</span>" in look(merchandiser)


def test_a_worker_that_is_alive_is_trusted(merchandiser: Client, reds: Category) -> None:
    from django.utils import timezone

    WorkerHeartbeat.objects.create(worker="w", seen_at=timezone.now())
    assert "no worker is running" not in look(merchandiser)


def test_who_may(reds: Category) -> None:
    viewer = visit_as("vera", "search.view_categoryscan")
    assert "Rescan all now" not in look(viewer)
    assert viewer.get(f"{LIST}progress/").status_code == 200
    assert visit_as("otto").get(f"{LIST}progress/").status_code == 403
    operator = visit_as("olga", "search.view_categoryscan", "search.run_jobs")
    assert "Rescan all now" in look(operator)
    assert operator.get(f"{LIST}now/").status_code == 405
