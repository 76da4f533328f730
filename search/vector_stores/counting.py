"""How many images a question is about: what the way of answering it hangs on.

Counting a tenth of a large shop takes about half as long as ranking it, so where no number is
shown the planner's estimate decides. Where that is wrong, the answer is slower and still right: an
index that gives less than it was asked for is not believed.
"""

import json
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db import connection

from search.vector_stores.statements import Asked

_REMEMBERED_SECONDS = 30

T = TypeVar("T")


def count(asked: Asked) -> tuple[int, int]:
    """Images and groups among the owners, remembered for half a minute."""

    def read() -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute(*asked.count())
            images, groups = cursor.fetchone() or (0, 0)
        return images, groups

    return _remember("owners", asked, read)


def estimate(asked: Asked) -> int:
    """About how many images are among the owners, as the planner reckons; remembered as well."""

    def read() -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {asked.owners}", list(asked.parameters))
            ((plans,),) = cursor.fetchall()
        plan = json.loads(plans) if isinstance(plans, str) else plans
        return int(plan[0]["Plan"]["Plan Rows"])

    return _remember("estimate", asked, read)


def _remember(what: str, asked: Asked, read: Callable[[], T]) -> T:
    key = f"{what}:{hash((asked.owners, str(asked.parameters)))}"
    known: T | None = cache.get(key)
    if known is None:
        known = read()
        cache.set(key, known, _REMEMBERED_SECONDS)
    return known
