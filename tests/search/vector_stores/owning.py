"""What the tests of the store look among."""

from typing import Any

import numpy as np
from django.db.models import Case, F, Q, Value, When

from catalogue.models import ProductImage
from search.vector_stores.base import Owners
from search.vectors import Vectors, unit

IMAGES = 3000
DIMENSIONS = 32


def owners(*, boost: Any = 0.0, kept: Q | None = None, **filters: Any) -> Owners:
    """Images of the space, each a group of its own; `kept`: those that need no least score."""
    keep: Any = Value(False) if kept is None else Case(When(kept, then=True), default=False)
    return (
        ProductImage.objects.filter(product__sku__startswith="S", **filters)
        .order_by()
        .values_list(
            "id",
            F("product_id"),
            F("product_id"),
            Value(boost) if isinstance(boost, float) else boost,
            keep,
        )
    )


def directions(seed: int, count: int) -> Vectors:
    """Random directions, (count, d), that half precision holds to the last bit: so the database
    computes with the very numbers that a test computes with."""
    drawn = unit(np.random.default_rng(seed).normal(size=(count, DIMENSIONS)))
    return drawn.astype(np.float16).astype(np.float32)
