"""Working off the waiting rows, and what becomes of those that cannot be."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from django.test import override_settings
from django.utils import timezone

from catalogue.images import normalise
from catalogue.models import ProductImage
from search.embedding import coverage, drain
from search.embedding.claiming import claim
from search.embedding.outcomes import store_images
from search.models import EncoderInUse, ImageEmbedding, Status
from tests.factories import make_product, picture
from tests.fakes.colour_encoder import ColourEncoder


def test_a_worker_embeds_what_waits(encoder_in_use: EncoderInUse) -> None:
    make_product("A", "red")
    make_product("B", "blue", "green")
    assert drain().done == 3
    now = coverage()
    assert (now.total, now.done, now.waiting, now.failed) == (3, 3, 0, 0)
    red = ImageEmbedding.objects.get(image__product__sku="A")
    assert np.argmax(red.vector) == 0
    assert red.source_digest == red.image.digest
    assert red.duration_ms is not None
    assert red.finished_at is not None


def test_a_picture_that_is_embedded_already_is_not_encoded_for_another_product(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    make_product("A", "red")
    drain()
    make_product("B", "red")
    drain()
    assert colour_encoder.encoded_images == 1
    assert coverage().done == 2


def test_a_broken_file_fails_alone_with_its_reason(encoder_in_use: EncoderInUse) -> None:
    broken = make_product("A", "red").images.get()
    make_product("B", "blue")
    master = Path(broken.master.path)
    whole = master.read_bytes()
    master.write_bytes(whole[: len(whole) // 2])
    try:
        tally = drain()
    finally:
        master.write_bytes(whole)  # files are shared by content
    assert (tally.done, tally.failed) == (1, 1)
    row = ImageEmbedding.objects.get(image=broken)
    assert row.status == Status.FAILED
    assert row.error


def test_a_missing_file_says_what_to_do(encoder_in_use: EncoderInUse) -> None:
    image = make_product("A", "red").images.get()
    ProductImage.objects.filter(pk=image.pk).update(master="images/gone.jpg")
    drain()
    assert "Upload the picture again" in ImageEmbedding.objects.get().error


def test_when_a_batch_fails_each_image_is_tried_alone_and_only_the_guilty_one_is_given_up(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    colour_encoder.fail_on_blue = True
    make_product("A", "red")
    make_product("B", "blue")
    make_product("C", "green")
    for _ in range(4):
        drain()
    states = dict(ImageEmbedding.objects.values_list("image__product__sku", "status"))
    assert states == {"A": Status.DONE, "B": Status.FAILED, "C": Status.DONE}
    blue = ImageEmbedding.objects.get(image__product__sku="B")
    assert "blue is too much for me" in blue.error
    assert "3 attempts" in blue.error


def test_what_a_dead_worker_left_is_claimed_again_alone(encoder_in_use: EncoderInUse) -> None:
    for sku in "ABC":
        make_product(sku, "red")
    first = claim(ImageEmbedding, encoder_in_use, 2, "image")
    assert first is not None
    assert len(first.rows) == 2
    ImageEmbedding.objects.filter(pk__in=first.ids).update(
        lease_until=timezone.now() - timedelta(seconds=1)
    )
    second = claim(ImageEmbedding, encoder_in_use, 2, "image")
    assert second is not None
    assert second.ids == first.ids[:1]


@override_settings(EMBED_MAX_ATTEMPTS=2)
def test_an_image_that_kills_its_worker_is_parked_after_some_attempts(
    encoder_in_use: EncoderInUse,
) -> None:
    make_product("A", "red")
    for _ in range(2):
        assert claim(ImageEmbedding, encoder_in_use, 1, "image")
        ImageEmbedding.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert claim(ImageEmbedding, encoder_in_use, 1, "image") is None
    row = ImageEmbedding.objects.get()
    assert row.status == Status.FAILED
    assert row.error.startswith("Given up after 2 attempts.")


def test_a_result_for_a_picture_that_was_replaced_meanwhile_is_dropped(
    encoder_in_use: EncoderInUse,
) -> None:
    image = make_product("A", "red").images.get()
    claimed = claim(ImageEmbedding, encoder_in_use, 1, "image")
    assert claimed is not None
    read = claimed.rows[0].image.digest
    image.use(normalise(picture("blue")))
    image.save()  # a millisecond later
    late = np.asarray([[1, 0, 0]], dtype=np.float32)
    assert store_images(claimed, claimed.ids, [read], late, 1) == 0
    drain()
    row = ImageEmbedding.objects.get()
    assert row.status == Status.DONE
    assert np.argmax(row.vector) == 2


def test_an_overtaken_worker_changes_nothing(encoder_in_use: EncoderInUse) -> None:
    make_product("A", "red")
    slow = claim(ImageEmbedding, encoder_in_use, 1, "image")
    assert slow is not None
    ImageEmbedding.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    drain()
    wrong = np.asarray([[0, 1, 0]], dtype=np.float32)
    assert store_images(slow, slow.ids, [slow.rows[0].image.digest], wrong, 1) == 0
    assert np.argmax(ImageEmbedding.objects.get().vector) == 0


def test_a_vector_that_is_not_of_unit_length_is_refused_by_the_database(
    encoder_in_use: EncoderInUse,
) -> None:
    from django.db import IntegrityError

    make_product("A", "red")
    with pytest.raises(IntegrityError):
        ImageEmbedding.objects.update(vector=[3.0, 0.0, 0.0])


@override_settings(EMBED_BATCH=4)
def test_stopping_early_gives_back_what_was_read_ahead(encoder_in_use: EncoderInUse) -> None:
    for number in range(12):
        make_product(f"P{number}", (number, 0, 0))
    drain(seconds=0)
    assert coverage().running == 0
    assert set(ImageEmbedding.objects.values_list("status", "attempts")) == {
        (Status.DONE, 1),
        (Status.PENDING, 0),
    }
