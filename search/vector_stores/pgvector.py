"""Vectors in PostgreSQL (pgvector): exact scans while that is quick, an HNSW index beyond.

The choice is made here and not left to the planner, which takes the index for selective filters
too, where an exact scan is both faster and complete. A filter that leaves few owners, a page far
down and a least score (whose count must be right) are answered exactly.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from numpy.typing import NDArray

from search.vector_stores import hnsw, statements
from search.vector_stores.base import Found, Nearest, Owners, Space
from search.vector_stores.statements import Asked
from search.vectors import Vectors, as_text

_DEEPEST_INDEX_PAGE = 400  # hits; an index scan that goes further reads much of the table anyway

Row = tuple[Any, ...]


class PgvectorStore:
    def nearest(
        self,
        space: Space,
        vectors: Vectors,
        owners: Owners,
        *,
        limit: int | None,
        offset: int = 0,
        least_score: float | None = None,
        text_share: float = 0.0,
    ) -> Nearest:
        asked = _asked(space, vectors, owners, text_share)
        wanted = None if limit is None else offset + limit
        if wanted and wanted <= _DEEPEST_INDEX_PAGE and least_score is None and hnsw.exists(space):
            images, groups = _count(asked)
            if images > settings.EXACT_LIMIT:
                rows = _by_index(asked, wanted)
                return Nearest(_found(rows[offset:]), groups, exact=False)
        rows = _fetch(statements.EXACT_SETTINGS, *asked.exact(limit, offset, least_score))
        if rows or not offset:
            return Nearest(_found(rows), rows[0][5] if rows else 0, exact=True)
        # beyond the last page there is no row to carry the total
        scores = _scores(asked)
        total = len(scores) if least_score is None else int((scores >= least_score).sum())
        return Nearest([], total, exact=True)

    def scores(
        self, space: Space, vectors: Vectors, owners: Owners, text_share: float = 0.0
    ) -> NDArray[np.float32]:
        return _scores(_asked(space, vectors, owners, text_share))

    def vectors_of(self, space: Space, owner_ids: Sequence[int]) -> Vectors:
        rows = _fetch({}, statements.VECTORS_OF, [space.encoder_pk, list(owner_ids)])
        vectors = [json.loads(text) for (text,) in rows]
        return np.asarray(vectors, dtype=np.float32).reshape(-1, space.dimensions)

    def ensure_index(self, space: Space) -> bool:
        return hnsw.ensure(space, settings.EXACT_LIMIT)


def _asked(space: Space, vectors: Vectors, owners: Owners, text_share: float) -> Asked:
    sql, parameters = owners.query.sql_with_params()
    literals = [as_text(vector) for vector in np.atleast_2d(vectors)]
    return Asked(space, literals, sql, parameters, text_share)


def _by_index(asked: Asked, wanted: int) -> list[Row]:
    """Ask the index for more and more images until enough groups are among them."""
    images = 2 * wanted + 16
    while True:
        rows = _fetch(hnsw.search_settings(images), *asked.approximate(images, wanted))
        seen = rows[0][5] if rows else 0
        if len(rows) >= wanted or seen < images or images > settings.EXACT_LIMIT:
            return rows
        images *= 4


def _found(rows: list[Row]) -> list[Found]:
    return [
        Found(group, owner, -distance, -image, None if text is None else -text)
        for group, owner, distance, image, text, _ in rows
    ]


def _scores(asked: Asked) -> NDArray[np.float32]:
    rows = _fetch(statements.EXACT_SETTINGS, *asked.group_distances())
    return -np.sort(np.asarray([row[0] for row in rows], dtype=np.float32))


def _count(asked: Asked) -> tuple[int, int]:
    """Images and groups among the owners, remembered for half a minute."""
    key = f"owners:{hash((asked.owners, str(asked.parameters)))}"
    counted: tuple[int, int] | None = cache.get(key)
    if counted is None:
        ((images, groups),) = _fetch({}, *asked.count())
        counted = (images, groups)
        cache.set(key, counted, 30)
    return counted


def _fetch(options: dict[str, str], statement: str, values: list[Any]) -> list[Row]:
    """Run one statement with `options` in force for it alone."""
    options = {"statement_timeout": str(settings.SEARCH_STATEMENT_TIMEOUT_MS), **options}
    names = ", ".join(["set_config(%s, %s, true)"] * len(options))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {names}", [part for pair in options.items() for part in pair])
        cursor.execute(statement, values)
        return list(cursor.fetchall())
