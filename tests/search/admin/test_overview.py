"""The first page, the encoders and the workers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from search.embedding import drain
from search.models import EncoderInUse, EncoderState, ImageEmbedding, WorkerHeartbeat
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder

OVERVIEW = "/admin/"


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", title="Red bag")
    make_product("GREEN", "green", state="draft")
    make_category("Red things", "something red")
    drain()


@pytest.mark.usefixtures("shop")
class TestTheOverview:
    def test_it_tells_how_the_shop_stands(self, merchandiser: Client) -> None:
        WorkerHeartbeat.objects.create(worker="celery@shop", seen_at=timezone.now())
        page = merchandiser.get(OVERVIEW).content.decode()
        for text in ("2 of 2", "100 %", "Alive", "1 published, 1 draft", "colour", "Nothing waits"):
            assert text in page

    def test_an_encoder_that_changed_is_pointed_out_with_what_to_do(
        self, merchandiser: Client, colour_encoder: ColourEncoder
    ) -> None:
        assert "find nothing by pictures" not in merchandiser.get(OVERVIEW).content.decode()
        colour_encoder.id = "colour/2"
        page = merchandiser.get(OVERVIEW).content.decode()
        assert "Searches and shelves find nothing by pictures now." in page
        assert "manage.py encoder use colour" in page

    def test_failed_images_are_shown_with_their_reason(self, merchandiser: Client) -> None:
        ImageEmbedding.objects.filter(image__product__sku="RED").update(
            status="failed", error="The file is <b>cut</b> off.", vector=None
        )
        page = merchandiser.get(OVERVIEW).content.decode()
        assert "1 failed" in page
        assert "The file is &lt;b&gt;cut&lt;/b&gt; off." in page

    def test_waiting_images_without_a_living_worker_are_a_warning(
        self, merchandiser: Client
    ) -> None:
        make_product("BLUE", "blue")
        long_ago = timezone.now() - timedelta(minutes=10)
        WorkerHeartbeat.objects.create(worker="celery@shop", seen_at=long_ago)
        page = merchandiser.get(OVERVIEW).content.decode()
        assert "1 image waits and no worker is alive" in page
        assert "Silent" in page

    def test_the_page_is_cheap(self, merchandiser: Client, django_assert_num_queries: Any) -> None:
        merchandiser.get(OVERVIEW)
        with django_assert_num_queries(11):
            merchandiser.get(OVERVIEW)

    def test_everyone_sees_only_what_they_may_open(self) -> None:
        page = visit_as("vera", "catalogue.view_category").get(OVERVIEW).content.decode()
        assert "Red things" in page
        assert "Embedded images" not in page
        assert "/admin/catalogue/product/" not in page
        assert "/admin/auth/user/" not in page

    def test_staff_without_a_role_are_told_so(self) -> None:
        page = visit_as("otto").get(OVERVIEW).content.decode()
        assert "nothing is open to you yet" in page


class TestBeforeTheSetUp:
    def test_the_overview_says_that_no_encoder_is_in_use(self, merchandiser: Client) -> None:
        page = merchandiser.get(OVERVIEW).content.decode()
        assert "No encoder is in use" in page
        assert "Never seen" in page


class TestEncodersAndWorkers:
    def test_an_encoder_is_shown_with_its_card_reason_and_coverage(
        self, merchandiser: Client
    ) -> None:
        row = EncoderInUse.objects.create(
            name="clip",
            encoder_id="clip/1",
            revision="abc",
            dimensions=3,
            state=EncoderState.ACTIVE,
            reason="the hub answered",
        )
        make_product("RED", "red")
        listed = merchandiser.get("/admin/search/encoderinuse/").content.decode()
        assert "the hub answered" in listed
        assert "0 of 1" in listed
        page = merchandiser.get(f"/admin/search/encoderinuse/{row.pk}/change/").content.decode()
        for text in ("clip/1", "MIT", "77 tokens", "605 MB", "open vocabulary"):
            assert text in page
        assert 'name="state"' not in page

    @pytest.mark.usefixtures("shop")
    def test_an_encoder_of_ones_own_has_no_card_and_no_error(self, merchandiser: Client) -> None:
        row = EncoderInUse.objects.get()
        page = merchandiser.get(f"/admin/search/encoderinuse/{row.pk}/change/").content.decode()
        assert "A model of your own choice" in page
        assert "2 of 2" in page

    def test_workers_are_alive_or_silent(self, merchandiser: Client) -> None:
        now = timezone.now()
        WorkerHeartbeat.objects.create(worker="young", seen_at=now)
        WorkerHeartbeat.objects.create(worker="old", seen_at=now - timedelta(hours=1))
        page = merchandiser.get("/admin/search/workerheartbeat/").content.decode()
        assert "Alive" in page
        assert "Silent" in page
