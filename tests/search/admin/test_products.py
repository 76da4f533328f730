"""What the product pages tell about embedding."""

from typing import Any

from django.test import Client

from catalogue.models import Product
from search.embedding import drain
from search.models import EncoderInUse, ImageEmbedding
from tests.catalogue.admin.people import visit_as
from tests.factories import make_product

LIST = "/admin/catalogue/product/"


def listed(client: Client, **query: Any) -> set[str]:
    return {product.sku for product in client.get(LIST, query).context["cl"].result_list}


def test_a_row_counts_ready_waiting_and_failed_images(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    make_product("BAG", "red", "green", "blue")
    first, second, third = ImageEmbedding.objects.order_by("image__position")
    ImageEmbedding.objects.filter(pk=first.pk).update(status="done", vector=[1, 0, 0])
    ImageEmbedding.objects.filter(pk=second.pk).update(status="failed", error="cut off")
    third.delete()  # no sweep has found this one yet
    page = merchandiser.get(LIST).content.decode()
    for text in ("1 ready", "1 waiting", "1 failed"):
        assert text in page


def test_products_are_filtered_by_the_state_of_their_images(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    make_product("READY", "red")
    make_product("FAILED", "green", "blue")
    drain()
    ImageEmbedding.objects.filter(image__product__sku="FAILED", image__position=0).update(
        status="failed"
    )
    make_product("WAITS", (9, 99, 199))
    make_product("BARE")
    assert listed(merchandiser, embedding="ready") == {"READY"}
    assert listed(merchandiser, embedding="failed") == {"FAILED"}
    assert listed(merchandiser, embedding="waiting") == {"WAITS"}
    assert listed(merchandiser, embedding="none") == {"BARE"}
    assert len(listed(merchandiser)) == 4


def test_selected_products_are_embedded_again_while_their_vectors_stay_in_use(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    product, other = make_product("BAG", "red", "green"), make_product("MUG", "blue")
    drain()
    data = {"action": "embed_again", "_selected_action": [product.pk]}
    page = merchandiser.post(LIST, data, follow=True).content.decode()
    assert "2 images will be embedded again." in page
    rows = ImageEmbedding.objects.filter(image__product=product)
    assert set(rows.values_list("status", flat=True)) == {"pending"}
    assert not rows.filter(vector__isnull=True).exists()
    assert ImageEmbedding.objects.get(image__product=other).status == "done"


def test_embedding_again_needs_a_permission_of_its_own(encoder_in_use: EncoderInUse) -> None:
    product = make_product("BAG", "red")
    drain()
    visitor = visit_as("vera", "catalogue.view_product", "catalogue.change_product")
    visitor.post(LIST, {"action": "embed_again", "_selected_action": [product.pk]})
    assert ImageEmbedding.objects.get().status == "done"


def test_the_product_page_tells_the_state_of_each_image(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    product = make_product("BAG", "red", "green")
    drain()
    ImageEmbedding.objects.filter(image__position=1).update(
        status="failed", error="<i>cut</i> off", attempts=2
    )
    page = merchandiser.get(f"{LIST}{product.pk}/change/").content.decode()
    assert "Ready" in page
    assert "&lt;i&gt;cut&lt;/i&gt; off" in page
    assert "2 attempts" in page


def test_pages_work_before_an_encoder_is_chosen(merchandiser: Client) -> None:
    product = make_product("BAG", "red")
    assert "1 waiting" in merchandiser.get(LIST).content.decode()
    assert merchandiser.get(f"{LIST}{product.pk}/change/").status_code == 200
    assert Product.objects.count() == 1
