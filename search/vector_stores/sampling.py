"""Samples of a space, for what holds of the catalogue as a whole."""

from dataclasses import dataclass

import numpy as np
from django.core.cache import caches
from django.db import connection, transaction
from numpy.typing import NDArray

from search.vector_stores.base import Space
from search.vector_stores.statements import TABLE, WORDS
from search.vectors import Vector, Vectors, in_half_precision

# The planner takes a sample for a single row and would go through the tables once for each of it.
SETTINGS = {"jit": "off", "enable_nestloop": "off"}

# Every k-th of the images that are ready, so that a sample is spread evenly and stays the same;
# k is the least that leaves no more than were asked for.
_SAMPLE = f"""
    sample AS (
        SELECT vector, image_id FROM (
            SELECT vector, image_id, row_number() OVER (ORDER BY image_id) AS place,
                   count(*) OVER () AS total
            FROM {TABLE} WHERE encoder_id = %s AND vector IS NOT NULL
        ) ready WHERE place %% ((total - 1) / %s + 1) = 0
    )
"""
MEAN_VECTOR = f"WITH {_SAMPLE} SELECT avg(vector::vector)::text FROM sample"
_SCORES = f"""
    SELECT -((1 - %s) * (sample.vector <#> %s::halfvec)
             + %s * COALESCE(words.vector <#> %s::halfvec, sample.vector <#> %s::halfvec))
    FROM sample
    JOIN catalogue_productimage image ON image.id = sample.image_id
    LEFT JOIN {WORDS} words ON words.product_id = image.product_id AND words.encoder_id = %s
        AND words.vector IS NOT NULL
"""
SIMILARITIES = f"WITH {_SAMPLE} {_SCORES}"

# The same sample as numbers, sent as they are kept: two bytes each.
_VECTORS = f"""
    WITH {_SAMPLE}
    SELECT halfvec_send(sample.vector), halfvec_send(words.vector)
    FROM sample
    JOIN catalogue_productimage image ON image.id = sample.image_id
    LEFT JOIN {WORDS} words ON words.product_id = image.product_id AND words.encoder_id = %s
        AND words.vector IS NOT NULL
"""
_HEADER = 4  # bytes before a vector's numbers
_REMEMBERED_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Sample:
    """images: (n, d); words: those of their products, NaN where they are not embedded.

    In single precision: to widen the numbers for each question takes longer than to multiply them.
    """

    images: Vectors
    words: Vectors

    def similarities(self, direction: Vector, share: float) -> NDArray[np.float32]:
        """The mixtures of image and words with a direction, (n,)."""
        asked = in_half_precision(direction)
        images = _products(self.images, asked)
        if not share:
            return images
        words = _products(self.words, asked)
        mixed: NDArray[np.float32] = np.where(
            np.isnan(words), images, (1 - share) * images + share * words
        )
        return mixed


def _products(vectors: Vectors, direction: Vector) -> NDArray[np.float32]:
    """Without the threads of a linear algebra library: so small a product gains nothing by them,
    and they go on spinning afterwards, on the processors that the rest of a request needs."""
    products: NDArray[np.float32] = np.einsum("nd,d->n", vectors, direction)
    return products


def sample_of(space: Space, size: int) -> Sample:
    """Some megabytes, remembered for five minutes: a large table is not read for each question."""
    key = f"sample:{connection.settings_dict['NAME']}:{space.encoder_pk}:{size}"
    memory = caches["samples"]
    known: Sample | None = memory.get(key)
    if known is None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute(_VECTORS, [space.encoder_pk, size, space.encoder_pk])
            rows = cursor.fetchall()
        known = Sample(
            _read([image for image, _ in rows], space),
            _read([words for _, words in rows], space),
        )
        memory.set(key, known, _REMEMBERED_SECONDS)
    return known


def _read(sent: list[bytes | None], space: Space) -> Vectors:
    vectors = np.full((len(sent), space.dimensions), np.nan, np.float32)
    for row, numbers in zip(vectors, sent, strict=True):
        if numbers is not None:
            row[:] = np.frombuffer(numbers, ">f2", offset=_HEADER)
    vectors.flags.writeable = False  # one object for all who ask
    return vectors
