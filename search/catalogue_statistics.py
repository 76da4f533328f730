"""Figures over the catalogue's pictures that scoring needs, remembered for some minutes.

That there is no picture yet is not remembered: a new shop's first ones count at once.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from search.methods.attribute_scoring import statistics
from search.models import EncoderInUse
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vector

T = TypeVar("T")

_SECONDS = 600
_SAMPLE = 5_000  # images; a median and a mean of so many are right to a few percent


def mean_image(row: EncoderInUse) -> Vector | None:
    """The mean of the catalogue's image vectors, (d,), not of unit length; None: there is none."""

    def measure() -> Vector | None:
        return get_vector_store().mean_vector(Space(row.pk, row.dimensions), _SAMPLE)

    return _remember(f"mean-image:{row.pk}", measure)


def attribute_statistics(row: EncoderInUse, direction: Vector, share: float) -> tuple[float, float]:
    """Centre and spread of a direction's similarity with the catalogue's products."""

    def measure() -> tuple[float, float] | None:
        store = get_vector_store()
        found = store.similarities(Space(row.pk, row.dimensions), direction, share, _SAMPLE)
        return statistics(found) if len(found) else None

    digest = hashlib.sha256(direction.tobytes()).hexdigest()[:32]
    return _remember(f"attribute:{row.pk}:{share}:{digest}", measure) or (0.0, 1.0)


def _remember(key: str, measure: Callable[[], T | None]) -> T | None:
    known: T | None = cache.get(key)
    if known is None:
        known = measure()
        if known is not None:
            cache.set(key, known, _SECONDS)
    return known
