"""How much memory the remembered result sets may take."""

import pickle
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from search.bench.pair import Pair
from search.bench.synthetic import name_of
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse
from search.query import Query
from search.ranking import retrieve
from search.result_set import MOST, result_set

_MOST_MB = 100


def memory_pairs(row: EncoderInUse) -> Iterator[Pair]:
    """Megabytes of as many of the largest sets as are remembered, by what one takes here."""
    asked = retrieve(Query(text=name_of(0), cut=CutOff(CutOffKind.OFF)), row, None)
    found = result_set(asked) if asked else None
    if found is None or not len(found.found):
        return
    each = len(pickle.dumps(found)) / len(found.found)
    sets = _remembered()
    whole = each * MOST * sets / 1e6
    yield Pair(f"{sets} result sets of {MOST} products", "MB", whole, _MOST_MB, "at most 1")


def _remembered() -> int:
    configured: Any = settings.CACHES
    options = configured["results"].get("OPTIONS", {})
    return int(options.get("MAX_ENTRIES", 300))  # Django's own default
