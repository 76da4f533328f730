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
from search.vectors import Vectors

_DEEPEST_INDEX_PAGE = 400  # hits; an index scan that goes further reads much of the table anyway


class PgvectorStore:
    def nearest(
        self,
        space: Space,
        vectors: Vectors,
        owners: Owners,
        *,
        limit: int,
        offset: int = 0,
        least_score: float | None = None,
    ) -> Nearest:
        sql, parameters = owners.query.sql_with_params()
        literals = [literal(vector) for vector in np.atleast_2d(vectors)]
        if least_score is None and offset + limit <= _DEEPEST_INDEX_PAGE and hnsw.exists(space):
            images, groups = _count(sql, parameters)
            if images > settings.EXACT_LIMIT:
                found = self._by_index(space, literals, sql, parameters, offset + limit)
                return Nearest(found[offset:], groups, exact=False)
        return self._by_scan(space, literals, sql, parameters, limit, offset, least_score)

    def _by_scan(
        self,
        space: Space,
        literals: list[str],
        owners: str,
        parameters: Sequence[Any],
        limit: int,
        offset: int,
        least_score: float | None,
    ) -> Nearest:
        statement = statements.exact(owners, len(literals), least_score is not None)
        values = [*parameters, *literals, space.encoder_pk]
        values += [] if least_score is None else [-least_score]
        rows = _fetch(statements.EXACT_SETTINGS, statement, [*values, limit, offset])
        if not rows and offset:
            total = len(self.scores_above(space, literals, owners, parameters, least_score))
            return Nearest([], total, exact=True)
        total = rows[0][3] if rows else 0
        return Nearest([Found(group, owner, -d) for group, owner, d, _ in rows], total, exact=True)

    def _by_index(
        self,
        space: Space,
        literals: list[str],
        owners: str,
        parameters: Sequence[Any],
        wanted: int,
    ) -> list[Found]:
        """Ask the index for more and more images until enough groups are among them."""
        images = 2 * wanted + 16
        while True:
            statement = statements.approximate(owners, space, len(literals))
            values = [value for text in literals for value in (text, *parameters, text, images)]
            rows = _fetch(hnsw.search_settings(images), statement, [*values, *parameters, wanted])
            seen = rows[0][3] if rows else 0
            if len(rows) >= wanted or seen < images or images > settings.EXACT_LIMIT:
                return [Found(group, owner, -distance) for group, owner, distance, _ in rows]
            images *= 4

    def scores(self, space: Space, vectors: Vectors, owners: Owners) -> NDArray[np.float32]:
        sql, parameters = owners.query.sql_with_params()
        literals = [literal(vector) for vector in np.atleast_2d(vectors)]
        return self.scores_above(space, literals, sql, parameters, None)

    def scores_above(
        self,
        space: Space,
        literals: list[str],
        owners: str,
        parameters: Sequence[Any],
        least_score: float | None,
    ) -> NDArray[np.float32]:
        statement = statements.group_distances(owners, len(literals))
        values = [*parameters, *literals, space.encoder_pk]
        rows = _fetch(statements.EXACT_SETTINGS, statement, values)
        scores = -np.sort(np.asarray([row[0] for row in rows], dtype=np.float32))
        return scores if least_score is None else scores[scores >= least_score]

    def vectors_of(self, space: Space, owner_ids: Sequence[int]) -> Vectors:
        rows = _fetch({}, statements.VECTORS_OF, [space.encoder_pk, list(owner_ids)])
        vectors = [json.loads(text) for (text,) in rows]
        return np.asarray(vectors, dtype=np.float32).reshape(-1, space.dimensions)

    def ensure_index(self, space: Space) -> bool:
        return hnsw.ensure(space, settings.EXACT_LIMIT)


def literal(vector: NDArray[np.float32]) -> str:
    """pgvector's text form of a query vector."""
    return "[" + ",".join(f"{number:.7g}" for number in vector.tolist()) + "]"


def _count(owners: str, parameters: Sequence[Any]) -> tuple[int, int]:
    """Images and groups among the owners, remembered for half a minute."""
    key = f"owners:{hash((owners, str(parameters)))}"
    counted: tuple[int, int] | None = cache.get(key)
    if counted is None:
        ((images, groups),) = _fetch({}, statements.count(owners), list(parameters))
        counted = (images, groups)
        cache.set(key, counted, 30)
    return counted


def _fetch(options: dict[str, str], statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """Run one statement with `options` in force for it alone."""
    options = {"statement_timeout": str(settings.SEARCH_STATEMENT_TIMEOUT_MS), **options}
    names = ", ".join(["set_config(%s, %s, true)"] * len(options))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {names}", [part for pair in options.items() for part in pair])
        cursor.execute(statement, values)
        return list(cursor.fetchall())
