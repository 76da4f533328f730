"""Samples of a space, for what holds of the catalogue as a whole."""

from dataclasses import dataclass

import numpy as np
from django.core.cache import cache
from django.db import connection, transaction
from numpy.typing import NDArray

from search.vector_stores.base import Space
from search.vector_stores.statements import TABLE, WORDS
from search.vectors import Vector, in_half_precision

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

# The same sample as numbers: two bytes each, as they are kept.
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

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Sample:
    """images: (n, d); words: those of their products, NaN where they are not embedded."""

    images: Halves
    words: Halves

    def similarities(self, direction: Vector, share: float) -> NDArray[np.float32]:
        """The mixtures of image and words with a direction, (n,)."""
        asked = in_half_precision(direction)
        images = self.images.astype(np.float32) @ asked
        if not share:
            return images
        words = self.words.astype(np.float32) @ asked
        mixed: NDArray[np.float32] = np.where(
            np.isnan(words), images, (1 - share) * images + share * words
        )
        return mixed


def sample_of(space: Space, size: int) -> Sample:
    """Some megabytes, remembered for five minutes: a large table is not read for each question."""
    key = f"sample:{connection.settings_dict['NAME']}:{space.encoder_pk}:{size}"
    known: Sample | None = cache.get(key)
    if known is None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute(_VECTORS, [space.encoder_pk, size, space.encoder_pk])
            rows = cursor.fetchall()
        known = Sample(
            _halves([image for image, _ in rows], space),
            _halves([words for _, words in rows], space),
        )
        cache.set(key, known, _REMEMBERED_SECONDS)
    return known


def _halves(sent: list[bytes | None], space: Space) -> Halves:
    halves = np.full((len(sent), space.dimensions), np.nan, np.float16)
    for row, numbers in zip(halves, sent, strict=True):
        if numbers is not None:
            row[:] = np.frombuffer(numbers, ">f2", offset=_HEADER)
    return halves
