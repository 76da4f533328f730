"""Samples of the space, and single vectors out of it."""

import numpy as np
import pytest

from catalogue.models import ProductImage
from search.models import EncoderInUse, ImageEmbedding
from search.vector_stores.base import Space
from search.vector_stores.pgvector import PgvectorStore
from tests.search.vector_stores.owning import IMAGES, directions, owners

pytestmark = pytest.mark.django_db
store = PgvectorStore()


@pytest.mark.parametrize(
    ("sample", "taken"), [(1, 1), (500, 500), (2000, 1500), (IMAGES, IMAGES), (9999, IMAGES)]
)
def test_a_sample_is_never_larger_than_asked_and_nearly_as_large(
    space: Space, sample: int, taken: int
) -> None:
    found = store.similarities(space, directions(3, 1)[0], 0.0, sample)
    assert found.shape == (taken,)
    assert found.dtype == np.float32


def test_a_sample_is_spread_evenly_and_stays_the_same(space: Space) -> None:
    direction = directions(3, 1)[0]
    everything = store.similarities(space, direction, 0.0, IMAGES)
    sample = store.similarities(space, direction, 0.0, 300)
    assert set(sample.tolist()) <= set(everything.tolist())
    assert (sample == store.similarities(space, direction, 0.0, 300)).all()
    stored = store.vectors_of(space, list(owners().values_list("id", flat=True)))
    in_order = np.array([stored[key] @ direction for key in sorted(stored)])
    np.testing.assert_allclose(np.sort(sample), np.sort(in_order[9::10]), atol=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_similarity_mixes_the_picture_with_the_words_where_there_are_any(
    space: Space, share: float
) -> None:
    direction = directions(4, 1)[0]
    products = dict(owners().values_list("id", "product_id"))
    images = store.vectors_of(space, list(products))
    words = store.words_of(space, list(products.values()))
    assert len(words) < len(images) == IMAGES
    expected = [
        (1 - share) * (vector @ direction) + share * (words.get(products[key], vector) @ direction)
        for key, vector in images.items()
    ]
    found = store.similarities(space, direction, share, IMAGES)
    np.testing.assert_allclose(np.sort(found), np.sort(expected), atol=1e-5)


def test_the_mean_is_that_of_the_stored_vectors(space: Space) -> None:
    stored = store.vectors_of(space, list(owners().values_list("id", flat=True)))
    mean = store.mean_vector(space, IMAGES)
    assert mean is not None
    np.testing.assert_allclose(mean, np.mean(list(stored.values()), axis=0), atol=1e-6)


def test_a_space_without_vectors_has_no_mean_and_no_similarities() -> None:
    row = EncoderInUse.objects.create(name="e", encoder_id="e", dimensions=3)
    empty = Space(row.pk, 3)
    assert store.mean_vector(empty, 10) is None
    assert store.similarities(empty, np.ones(3, dtype=np.float32), 0.3, 10).shape == (0,)
    assert store.vectors_of(empty, [1, 2]) == {}
    assert store.words_of(empty, [1, 2]) == {}


def test_vectors_are_those_of_the_ids_that_have_one(space: Space) -> None:
    with_one, waiting = ProductImage.objects.filter(product__sku__in=["S7", "S8"]).order_by("id")
    ImageEmbedding.objects.filter(image=waiting).update(vector=None, status="pending")
    found = store.vectors_of(space, [with_one.pk, waiting.pk, 0])
    assert list(found) == [with_one.pk]
    assert np.linalg.norm(found[with_one.pk]) == pytest.approx(1, abs=1e-3)
    assert store.vectors_of(space, []) == {}
    # the words of S7 and of every seventh product are not embedded
    words = store.words_of(space, [with_one.product_id, waiting.product_id])
    assert list(words) == [waiting.product_id]
