from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst

from search.models import (
    CategoryEmbedding,
    CategoryScan,
    ImageEmbedding,
    Membership,
    StoredCalibration,
    TextEmbedding,
)

_DERIVED: tuple[type[Model], ...] = (
    CategoryScan,
    ImageEmbedding,
    TextEmbedding,
    CategoryEmbedding,
    Membership,
    StoredCalibration,
)


class DerivedRowsFollowMixin:
    """Deleting what people typed takes along what was derived from it.

    Nobody may delete derived rows by hand, so Django would refuse to delete their owner; and a
    person who confirms a deletion need not read about vectors.
    """

    def get_deleted_objects(
        self, objs: Iterable[Model], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        names = {str(model._meta.verbose_name) for model in _DERIVED}
        plurals = {model._meta.verbose_name_plural for model in _DERIVED}
        kept = {name: count for name, count in counts.items() if name not in plurals}
        return _typed_only(listed, names), kept, set(needed) - names, protected


def _typed_only(listed: list[Any], derived: set[str]) -> list[Any]:
    """The nested list without derived rows; what hangs below a row follows it as a list."""
    prefixes = tuple(f"{capfirst(name)}: " for name in derived)
    kept: list[Any] = []
    dropped = False
    for item in listed:
        if isinstance(item, list):
            below = [] if dropped else _typed_only(item, derived)
            if below:
                kept.append(below)
            continue
        dropped = str(item).startswith(prefixes)
        if not dropped:
            kept.append(item)
    return kept
