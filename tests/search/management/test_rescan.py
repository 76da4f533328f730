"""`manage.py rescan`: ask for scans, and wait for them."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from catalogue.models import Category
from search.models import EncoderInUse, Membership, WorkerHeartbeat
from search.rescanning import due_scans, scan_due
from tests.factories import make_category
from tests.search.reviewing.reds import stock_reds


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    return stock_reds(encoder_in_use, state="published")


def run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("rescan", *arguments, stdout=said, stderr=io.StringIO())
    return said.getvalue()


def test_all_that_is_published_is_asked_for(reds: Category) -> None:
    make_category("Blue things", "blue", state="draft")
    assert run() == ""
    assert [scan.category for scan in due_scans()] == [reds]


def test_named_ones_are_scanned_here_where_no_worker_runs(reds: Category) -> None:
    assert run("red-things", "--wait") == "red-things: 4 on the shelf, 2 wait for review\n"
    assert Membership.objects.count() == 6
    assert not due_scans().exists()


def test_a_worker_is_watched(reds: Category, monkeypatch: pytest.MonkeyPatch) -> None:
    WorkerHeartbeat.objects.create(worker="w", seen_at=timezone.now())

    def work(seconds: float) -> None:
        """What the worker does while the command sleeps."""
        with transaction.atomic():
            scan_due()

    monkeypatch.setattr("search.management.scan_progress.time.sleep", work)
    assert "4 on the shelf" in run("--wait")


def test_a_scan_that_failed_says_why(reds: Category) -> None:
    EncoderInUse.objects.update(state="retired")
    assert "red-things: not scanned. No encoder is in use" in run("--wait")


def test_an_unknown_category_is_named(reds: Category) -> None:
    with pytest.raises(CommandError, match="no category green-things"):
        run("red-things", "green-things")
    assert not due_scans().exists()
