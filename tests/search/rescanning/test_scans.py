"""Scans are rows: what was asked for is done in the end, whatever happens to workers."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from catalogue.models import Category, CategoryVersion, Product
from catalogue.publishing import publish, withdraw
from search import tasks
from search.embedding import drain
from search.encoder_choice import activate_encoder, add_encoder
from search.encoders import registry
from search.models import (
    CategoryScan,
    EncoderInUse,
    EncoderState,
    ImageEmbedding,
    Membership,
    TextEmbedding,
)
from search.rescanning import due_scans, request_scans, request_stale_scans, rescan, scan_due
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.reviewing.reds import stock_reds

RESCAN = "search.rescanning.scanning.rescan"
LONG_AGO = timezone.now() - timedelta(days=1)


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    return stock_reds(encoder_in_use, state="published")


def scanned_long_ago() -> None:
    """As if everything had been scanned yesterday, after all that happened."""
    scan_due()
    CategoryScan.objects.update(requested_at=LONG_AGO, scanned_at=LONG_AGO)
    ImageEmbedding.objects.update(finished_at=LONG_AGO - timedelta(hours=1))
    Product.objects.update(updated_at=LONG_AGO - timedelta(hours=1))
    TextEmbedding.objects.update(finished_at=LONG_AGO - timedelta(hours=1))


def due() -> list[str]:
    return [scan.category.name for scan in due_scans().select_related("category")]


class TestAsking:
    def test_publishing_asks(self, reds: Category) -> None:
        publish(reds)
        assert due() == ["Red things"]
        assert scan_due() == 1
        assert due() == []
        scan = CategoryScan.objects.get()
        assert (scan.members, scan.waiting, scan.error) == (4, 2, "")
        assert scan.duration_ms is not None

    def test_withdrawing_asks_for_the_branch_too(self, reds: Category) -> None:
        make_category("Dark red things", "red", parent=reds)
        publish(reds)
        scan_due()
        withdraw(reds)
        assert sorted(due()) == ["Dark red things", "Red things"]

    def test_asking_twice_is_one_scan(self, reds: Category) -> None:
        request_scans([reds.pk])
        request_scans([reds.pk])
        assert scan_due() == 1

    def test_what_is_asked_for_during_a_scan_is_scanned_again(
        self, reds: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        request_scans([reds.pk])
        real = rescan

        def asked_meanwhile(category: Category) -> tuple[int, int]:
            monkeypatch.setattr(RESCAN, real)
            CategoryScan.objects.update(requested_at=timezone.now())
            return real(category)

        monkeypatch.setattr(RESCAN, asked_meanwhile)
        monkeypatch.setattr(CategoryScan, "save", _save_outcome)
        assert scan_due() == 2

    def test_a_new_encoder_asks_for_all_that_is_published(
        self, reds: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(reds)
        tasks.embed_pending()
        assert Membership.objects.filter(encoder_id="colour/1").count() == 6
        second = ColourEncoder()
        second.id = "second/1"
        monkeypatch.setitem(registry._registry.built, ("second", None), second)
        row = add_encoder("second", "a test")
        drain()
        activate_encoder(row)
        assert due() == ["Red things"]
        tasks.embed_pending()
        assert set(Membership.objects.values_list("encoder_id", flat=True)) == {"second/1"}
        states = list(Membership.objects.values_list("state", flat=True))
        assert (states.count("member"), states.count("review")) == (4, 2)  # limits are carried


def _save_outcome(scan: CategoryScan, *args: object, **options: object) -> None:
    CategoryScan.objects.filter(pk=scan.pk).update(scanned_at=scan.scanned_at)


class TestSweep:
    def test_nothing_is_asked_for_where_nothing_changed(self, reds: Category) -> None:
        request_stale_scans()
        scanned_long_ago()
        assert request_stale_scans() == 0

    def test_new_embeddings_and_changed_products_make_scans_stale(self, reds: Category) -> None:
        request_stale_scans()
        scanned_long_ago()
        make_product("NEW", "red")
        drain()
        assert request_stale_scans() == 1
        scan_due()
        assert Membership.objects.get(product__sku="NEW").state == "member"

    def test_a_catalogue_in_motion_is_not_scanned_all_the_time(self, reds: Category) -> None:
        request_stale_scans()
        scan_due()
        make_product("NEW", "red")
        drain()
        assert request_stale_scans() == 0  # a moment later it is

    def test_a_product_whose_time_has_come_is_found(self, reds: Category) -> None:
        request_stale_scans()
        Product.objects.filter(sku="P0").update(publish_at=LONG_AGO + timedelta(hours=1))
        scanned_long_ago()
        assert request_stale_scans() == 1

    def test_a_version_that_has_started_since_is_found(self, reds: Category) -> None:
        publish(reds)
        scanned_long_ago()
        CategoryVersion.objects.update(starts_at=LONG_AGO + timedelta(hours=1))
        assert request_stale_scans() == 1

    def test_what_was_hidden_by_a_bulk_statement_is_found(self, reds: Category) -> None:
        request_stale_scans()
        scanned_long_ago()
        Category.objects.update(state="draft")
        assert request_stale_scans() == 1
        scan_due()
        assert set(Membership.objects.values_list("state", flat=True)) == {"withdrawn"}
        CategoryScan.objects.update(requested_at=LONG_AGO, scanned_at=LONG_AGO)
        assert request_stale_scans() == 0

    def test_the_sweep_asks_and_the_task_scans(self, reds: Category) -> None:
        tasks.sweep()
        assert due() == ["Red things"]
        tasks.embed_pending()
        assert due() == []


class TestTrouble:
    def test_a_category_that_cannot_be_ranked_says_why_and_blocks_nobody(
        self, reds: Category
    ) -> None:
        EncoderInUse.objects.update(state=EncoderState.RETIRED)
        request_scans([reds.pk])
        assert scan_due() == 1
        assert "No encoder is in use" in CategoryScan.objects.get().error
        assert due() == []

    def test_a_scan_that_the_database_gives_up_is_noted_and_the_next_one_done(
        self, reds: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = make_category("Blue things", "blue")
        request_scans([reds.pk])
        request_scans([other.pk])
        real = rescan

        def slow(category: Category) -> tuple[int, int]:
            if category == reds:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1 / 0")
            return real(category)

        monkeypatch.setattr(RESCAN, slow)
        assert scan_due() == 2
        assert "did not finish" in CategoryScan.objects.get(category=reds).error
        assert CategoryScan.objects.get(category=other).error == ""

    def test_no_transaction_is_open_while_texts_are_encoded(
        self,
        reds: Category,
        colour_encoder: ColourEncoder,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        depths: list[int] = []
        outside = len(connection.savepoint_ids)
        real = colour_encoder.encode_texts

        def encode(texts: list[str]) -> object:
            depths.append(len(connection.savepoint_ids) - outside)
            return real(texts)

        request_scans([reds.pk])
        monkeypatch.setattr(colour_encoder, "encode_texts", encode)
        scan_due()
        assert depths
        assert set(depths) == {0}


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_in_the_middle_leaves_the_row_due_and_nothing_half_done(
    reds: Category, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_scans([reds.pk])
    real = rescan

    def die(category: Category) -> tuple[int, int]:
        real(category)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return 0, 0

    monkeypatch.setattr(RESCAN, die)
    with pytest.raises(OperationalError):
        scan_due()
    connection.close()
    assert due() == ["Red things"]
    assert not Membership.objects.exists()
    monkeypatch.setattr(RESCAN, real)
    assert scan_due() == 1
    assert Membership.objects.count() == 6
