"""Asking for embeddings: in the transaction of the save, once, set-based."""

from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product, ProductImage
from search.embedding import drain, request_all, request_images, request_missing, retry
from search.models import EncoderInUse, EncoderState, ImageEmbedding, Status
from tests.factories import add_image, make_product, picture
from tests.fakes.colour_encoder import ColourEncoder


def test_saving_an_image_inserts_a_waiting_row(encoder_in_use: EncoderInUse) -> None:
    product = make_product("A", "red")
    row = ImageEmbedding.objects.get()
    assert (row.image.product, row.encoder, row.status) == (
        product,
        encoder_in_use,
        Status.PENDING,
    )


def test_a_save_that_is_rolled_back_leaves_no_row(encoder_in_use: EncoderInUse) -> None:
    with transaction.atomic():
        make_product("A", "red")
        transaction.set_rollback(True)
    assert not ImageEmbedding.objects.exists()


def test_an_encoder_being_filled_gets_rows_too_and_a_retired_one_none(
    encoder_in_use: EncoderInUse,
) -> None:
    filling = EncoderInUse.objects.create(name="b", encoder_id="b", dimensions=2)
    EncoderInUse.objects.create(name="c", encoder_id="c", dimensions=2, state=EncoderState.RETIRED)
    make_product("A", "red")
    assert {row.encoder for row in ImageEmbedding.objects.all()} == {encoder_in_use, filling}


def test_saving_an_image_again_asks_for_nothing(encoder_in_use: EncoderInUse) -> None:
    image = make_product("A", "red").images.get()
    drain()
    image.alt = "A red thing"
    image.save()
    assert ImageEmbedding.objects.get().status == Status.DONE


def test_a_new_picture_on_the_same_row_waits_again_with_its_old_vector_in_use(
    encoder_in_use: EncoderInUse,
) -> None:
    image = make_product("A", "red").images.get()
    drain()
    from catalogue.images import normalise

    image.use(normalise(picture("blue")))
    image.save()
    row = ImageEmbedding.objects.get()
    assert row.status == Status.PENDING
    assert row.vector is not None


def test_bulk_statements_are_healed_by_asking_for_what_is_missing(
    encoder_in_use: EncoderInUse,
) -> None:
    image = make_product("A", "red").images.get()
    ImageEmbedding.objects.all().delete()
    ProductImage.objects.filter(pk=image.pk).update(alt="bulk")
    assert request_missing() == 1
    drain()
    # another picture written behind our back
    ProductImage.objects.filter(pk=image.pk).update(digest="0" * 64)
    assert request_missing() == 1


def test_missing_leaves_failures_alone_and_retry_takes_them_up(
    encoder_in_use: EncoderInUse,
) -> None:
    make_product("A", "red")
    make_product("B", "green")
    ImageEmbedding.objects.update(status=Status.FAILED, error="broken", attempts=3)
    assert request_missing() == 0
    first = ImageEmbedding.objects.earliest("pk")
    assert retry(ImageEmbedding, [first.pk]) == 1
    first.refresh_from_db()
    assert (first.status, first.attempts, first.error) == (Status.PENDING, 0, "")
    assert retry(ImageEmbedding) == 1


def test_embedding_all_again_is_another_action_than_embedding_what_is_missing(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    make_product("A", "red")
    drain()
    assert request_missing() == 0
    assert request_all() == 2  # its picture and its words
    drain()
    assert colour_encoder.encoded_images == 2


def test_a_thousand_images_cost_one_statement(
    encoder_in_use: EncoderInUse, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    product = Product.objects.create(sku="A", title="A")
    images = ProductImage.objects.bulk_create(
        ProductImage(product=product, digest=f"{n:064}", upload_digest=f"{n:064}")
        for n in range(1000)
    )
    ids = [image.pk for image in images]
    with django_assert_num_queries(1):
        assert request_images(ids) == 1000


def test_the_same_image_asked_for_twice_waits_once(encoder_in_use: EncoderInUse) -> None:
    product = make_product("A")
    image = add_image(product, picture("red"))
    assert request_images([image.pk, image.pk]) == 0
    assert ImageEmbedding.objects.count() == 1
