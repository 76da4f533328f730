"""A space of random vectors that all tests of the store look at, with and without an index."""

from collections.abc import Iterator

import numpy as np
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from catalogue.models import Product, ProductImage
from search.models import EncoderInUse, EncoderState, ImageEmbedding, TextEmbedding
from search.vector_stores.base import Space
from search.vector_stores.pgvector import PgvectorStore
from search.vectors import Vectors, unit
from tests.search.vector_stores.owning import DIMENSIONS, IMAGES


@pytest.fixture(scope="package")
def space(django_db_setup: None, django_db_blocker: object) -> Iterator[Space]:
    """3,000 products with one image each, every hundredth of them of the brand “rare”; the words
    of every seventh are not embedded."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        row = EncoderInUse.objects.create(
            name="s", encoder_id="s", dimensions=DIMENSIONS, state=EncoderState.RETIRED
        )
        products = Product.objects.bulk_create(
            Product(sku=f"S{n}", title="S", state="published", brand="" if n % 100 else "rare")
            for n in range(IMAGES)
        )
        images = ProductImage.objects.bulk_create(
            ProductImage(product=product, digest=f"{n:064}", upload_digest=f"{n:064}")
            for n, product in enumerate(products)
        )
        random = np.random.default_rng(1)
        vectors = unit(random.normal(size=(IMAGES, DIMENSIONS)))
        ImageEmbedding.objects.bulk_create(
            ImageEmbedding(image=image, encoder=row, vector=vector.tolist(), status="done")
            for image, vector in zip(images, vectors, strict=True)
        )
        words = unit(vectors + random.normal(scale=0.1, size=vectors.shape))
        TextEmbedding.objects.bulk_create(
            TextEmbedding(product=product, encoder=row, vector=vector.tolist(), status="done")
            for number, (product, vector) in enumerate(zip(products, words, strict=True))
            if number % 7
        )
        yield Space(row.pk, DIMENSIONS)
        row.delete()
        Product.objects.filter(sku__startswith="S").delete()


@pytest.fixture
def indexed(space: Space, db: None) -> Iterator[Space]:
    with override_settings(EXACT_LIMIT=100):
        assert PgvectorStore().ensure_index(space)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_imageembedding")
        cache.clear()
        yield space


@pytest.fixture
def query() -> Vectors:
    return unit(np.random.default_rng(2).normal(size=(1, DIMENSIONS)))
