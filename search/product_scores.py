"""Scores of single products from their stored vectors: the same figures as the store's SQL.

For explanations and calibration, where a handful of products is looked at under many recipes. All
is rounded as the store does it; divided by an attribute's spread, the difference would show.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Q

from catalogue.models import ProductImage
from search.methods.attribute_scoring import amounts
from search.models import EncoderInUse
from search.scoring import Scoring
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vector, in_half_precision


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """An embedded image of a group, with the words of its product where those are embedded."""

    group_id: int
    product_id: int
    image_id: int
    image: Vector
    words: Vector | None


def stored_pictures(row: EncoderInUse, groups: Sequence[int]) -> list[StoredPicture]:
    """All embedded images of these products and of their variants."""
    return _stored(row, Q(product__in=groups) | Q(product__parent__in=groups))


def pictures_of(row: EncoderInUse, image_ids: Sequence[int]) -> dict[int, StoredPicture]:
    """Just these images, by id; those without a vector are left out."""
    return {one.image_id: one for one in _stored(row, Q(pk__in=image_ids))}


def _stored(row: EncoderInUse, which: Q) -> list[StoredPicture]:
    images = list(
        ProductImage.objects.filter(which).values_list("pk", "product_id", "product__parent_id")
    )
    store, space = get_vector_store(), Space(row.pk, row.dimensions)
    vectors = store.vectors_of(space, [pk for pk, _, _ in images])
    words = store.words_of(space, list({product for _, product, _ in images}))
    return [
        StoredPicture(parent or product, product, pk, vectors[pk], words.get(product))
        for pk, product, parent in images
        if pk in vectors
    ]


def score(picture: StoredPicture, scoring: Scoring, share: float) -> float:
    """What the store's SQL gives for this image: mixture of image and words, plus attributes."""
    vectors = in_half_precision(scoring.vectors)
    own = float(np.max(vectors @ picture.image))
    words = own if picture.words is None else float(np.max(vectors @ picture.words))
    total = (1 - share) * own + share * words
    for attribute in scoring.attributes:
        similarity = mixed(picture, attribute.vector, share)
        total += float(amounts(attribute, np.asarray([similarity], dtype=np.float32))[0])
    return total


def mixed(picture: StoredPicture, direction: Vector, share: float) -> float:
    """The similarity of image and words together with one direction."""
    rounded = in_half_precision(direction)
    own = float(rounded @ picture.image)
    words = own if picture.words is None else float(rounded @ picture.words)
    return (1 - share) * own + share * words


def best_scores(
    pictures: Sequence[StoredPicture], scoring: Scoring, share: float
) -> dict[int, float]:
    """The score of each group: that of its best image."""
    best: dict[int, float] = {}
    for picture in pictures:
        value = score(picture, scoring, share)
        best[picture.group_id] = max(value, best.get(picture.group_id, value))
    return best
