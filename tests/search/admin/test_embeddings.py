"""The lists of embeddings: what failed and why, and another try."""

from typing import Any

import pytest
from django.test import Client

from search.embedding import drain
from search.models import CategoryEmbedding, EncoderInUse, ImageEmbedding, Status
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product

IMAGES = "/admin/search/imageembedding/"
CATEGORIES = "/admin/search/categoryembedding/"
LOOKER = ("search.view_imageembedding",)
RETRIER = (*LOOKER, "search.change_imageembedding")


def fail(sku: str, reason: str = "The file is cut off.") -> ImageEmbedding:
    row = ImageEmbedding.objects.filter(image__product__sku=sku).first()
    assert row is not None
    row.status, row.error, row.attempts = Status.FAILED, reason, 3
    row.save(update_fields=["status", "error", "attempts"])
    return row


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", title="Red bag")
    make_product("GREEN", "green", title="Green bag")
    drain()


@pytest.mark.usefixtures("shop")
class TestReading:
    def test_a_failure_is_listed_with_product_reason_and_attempts(
        self, merchandiser: Client
    ) -> None:
        fail("RED", "<b>cut</b> off")
        page = merchandiser.get(IMAGES, {"status__exact": "failed"}).content.decode()
        assert "Red bag" in page
        assert "Green bag" not in page
        assert "&lt;b&gt;cut&lt;/b&gt; off" in page
        assert "2 of 2</strong> images ready" in page  # the old vector stays in use

    def test_the_list_never_reads_vectors_and_asks_a_fixed_number_of_questions(
        self, merchandiser: Client, django_assert_num_queries: Any
    ) -> None:
        merchandiser.get(IMAGES)
        with django_assert_num_queries(10) as asked:
            merchandiser.get(IMAGES)
        for number in range(10):
            make_product(f"MORE-{number}", "blue")
        with django_assert_num_queries(10):
            merchandiser.get(IMAGES)
        rows = [q["sql"] for q in asked.captured_queries if "LIMIT" in q["sql"]]
        assert not any('"search_imageembedding"."vector"' in sql for sql in rows)

    def test_a_product_links_to_its_own_failures(self, merchandiser: Client) -> None:
        fail("RED")
        fail("GREEN")
        products = merchandiser.get("/admin/catalogue/product/").content.decode()
        row = ImageEmbedding.objects.get(image__product__sku="RED")
        link = f"?status__exact=failed&amp;image__product__id__exact={row.image.product_id}"
        assert link in products
        listed = merchandiser.get(IMAGES + link.replace("&amp;", "&")).content.decode()
        assert "Red bag" in listed
        assert "Green bag" not in listed

    @pytest.mark.parametrize("address", ["add/", "1/delete/"])
    def test_nobody_adds_or_deletes_embeddings_by_hand(
        self, merchandiser: Client, address: str
    ) -> None:
        row = ImageEmbedding.objects.first()
        assert row is not None
        response = merchandiser.get(IMAGES + address.replace("1", str(row.pk)))
        assert response.status_code == 403

    def test_one_embedding_can_be_read(self, merchandiser: Client) -> None:
        row = fail("RED")
        page = merchandiser.get(f"{IMAGES}{row.pk}/change/").content.decode()
        assert "The file is cut off." in page
        assert 'name="_save"' not in page


@pytest.mark.usefixtures("shop")
class TestTryingAgain:
    def test_selected_failures_wait_again(self, merchandiser: Client) -> None:
        row, other = fail("RED"), fail("GREEN")
        data = {"action": "retry_selected", "_selected_action": [row.pk]}
        page = merchandiser.post(IMAGES, data, follow=True).content.decode()
        assert "1 embedding will be tried again." in page
        row.refresh_from_db()
        other.refresh_from_db()
        assert (row.status, row.attempts, row.error) == ("pending", 0, "")
        assert other.status == "failed"

    def test_all_failures_wait_again(self, merchandiser: Client) -> None:
        fail("RED")
        fail("GREEN")
        page = merchandiser.post(f"{IMAGES}retry/", follow=True).content.decode()
        assert "2 embeddings will be tried again." in page
        assert ImageEmbedding.objects.filter(status="pending").count() == 2

    def test_one_is_tried_again_from_the_product_page_without_leaving_it(
        self, merchandiser: Client
    ) -> None:
        row = fail("RED")
        address = f"{IMAGES}{row.pk}/retry/"
        product = f"/admin/catalogue/product/{row.image.product_id}/change/"
        page = merchandiser.get(product).content.decode()
        assert "The file is cut off." in page
        assert f'hx-post="{address}"' in page
        answer = merchandiser.post(address, headers={"HX-Request": "true"}).content.decode()
        assert "Waiting" in answer
        assert "<html" not in answer
        plain = merchandiser.post(address, headers={"Referer": f"http://testserver{product}"})
        assert plain.headers["Location"].endswith(product)

    def test_a_foreign_referer_is_not_followed(self, merchandiser: Client) -> None:
        row = fail("RED")
        answer = merchandiser.post(
            f"{IMAGES}{row.pk}/retry/", headers={"Referer": "https://evil.example/"}
        )
        assert answer.headers["Location"] == IMAGES

    def test_what_is_missing_is_asked_for_and_what_failed_stays_failed(
        self, merchandiser: Client
    ) -> None:
        fail("RED")
        ImageEmbedding.objects.filter(image__product__sku="GREEN").delete()
        page = merchandiser.post(f"{IMAGES}missing/", follow=True).content.decode()
        assert "1 embedding asked for." in page
        statuses = ImageEmbedding.objects.values_list("image__product__sku", "status")
        assert dict(statuses) == {"RED": "failed", "GREEN": "pending"}
        assert (
            "Nothing is missing."
            in merchandiser.post(f"{IMAGES}missing/", follow=True).content.decode()
        )

    def test_all_is_embedded_again_only_after_a_question(self, merchandiser: Client) -> None:
        question = merchandiser.get(f"{IMAGES}all/").content.decode()
        assert "All 2 images" in question
        assert not ImageEmbedding.objects.filter(status="pending").exists()
        merchandiser.post(f"{IMAGES}all/")
        assert ImageEmbedding.objects.filter(status="pending").count() == 2

    def test_a_failed_category_is_tried_again(self, merchandiser: Client) -> None:
        make_category("Red things", "red")
        CategoryEmbedding.objects.update(status="failed", error="no text")
        assert "no text" in merchandiser.get(CATEGORIES).content.decode()
        merchandiser.post(f"{CATEGORIES}retry/")
        assert CategoryEmbedding.objects.get().status == "pending"


@pytest.mark.usefixtures("shop")
class TestWhoMay:
    @pytest.mark.parametrize("address", ["retry/", "missing/", "all/", "{pk}/retry/"])
    def test_someone_who_may_only_look_cannot_start_work(self, address: str) -> None:
        row = fail("RED")
        visitor = visit_as("vera", *LOOKER)
        assert visitor.get(IMAGES).status_code == 200
        assert "Retry all failed" not in visitor.get(IMAGES).content.decode()
        assert visitor.post(IMAGES + address.format(pk=row.pk)).status_code == 403
        row.refresh_from_db()
        assert row.status == "failed"

    def test_someone_who_may_change_embeddings_can(self) -> None:
        row = fail("RED")
        visitor = visit_as("rosa", *RETRIER)
        assert "Retry all failed" in visitor.get(IMAGES).content.decode()
        visitor.post(f"{IMAGES}{row.pk}/retry/")
        row.refresh_from_db()
        assert row.status == "pending"

    @pytest.mark.parametrize("address", ["retry/", "missing/", "{pk}/retry/"])
    def test_work_is_started_by_a_post_with_a_token_only(
        self, merchandiser: Client, address: str
    ) -> None:
        row = fail("RED")
        where = IMAGES + address.format(pk=row.pk)
        assert merchandiser.get(where).status_code == 405
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(where).status_code == 403
