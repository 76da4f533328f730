"""Scores of single products from their stored vectors: the same figures as the store's SQL.

For explanations and calibration, where a handful of products is looked at under many recipes.
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
from search.vectors import Vector


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
    shown = Q(product__in=groups) | Q(product__parent__in=groups)
    images = list(
        ProductImage.objects.filter(shown).values_list("pk", "product_id", "product__parent_id")
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
    own = float(np.max(scoring.vectors @ picture.image))
    words = own if picture.words is None else float(np.max(scoring.vectors @ picture.words))
    total = (1 - share) * own + share * words
    for attribute in scoring.attributes:
        similarity = mixed(picture, attribute.vector, share)
        total += float(amounts(attribute, np.asarray([similarity], dtype=np.float32))[0])
    return total


def mixed(picture: StoredPicture, direction: Vector, share: float) -> float:
    """The similarity of image and words together with one direction."""
    own = float(direction @ picture.image)
    words = own if picture.words is None else float(direction @ picture.words)
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
