"""Vectors in PostgreSQL (pgvector): exact scans while that is quick, an HNSW index beyond.

The choice is made here and not left to the planner, which takes the index for selective filters
too, where an exact scan is both faster and complete. A filter that leaves few owners, a page far
down and a least score (whose count must be right) are answered exactly.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection, transaction
from numpy.typing import NDArray

from search.methods.attribute_scoring import AttributeTerm
from search.methods.cut_off import CutOff, CutOffKind
from search.vector_stores import counting, hnsw, sampling, statements
from search.vector_stores.base import (
    Found,
    FoundProducts,
    Nearest,
    Owners,
    Relevant,
    Space,
)
from search.vector_stores.statements import Asked, literal
from search.vectors import Vector, Vectors

_DEEPEST_INDEX_PAGE = 400  # hits; an index scan that goes further reads much of the table anyway
_CANDIDATES = 2 * _DEEPEST_INDEX_PAGE  # images; some products have several

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
        attributes: Sequence[AttributeTerm] = (),
        additions: Mapping[int, float] | None = None,
    ) -> Nearest:
        asked = _asked(space, vectors, owners, text_share, attributes, additions)
        wanted = None if limit is None else offset + limit
        if wanted and wanted <= _DEEPEST_INDEX_PAGE and least_score is None and hnsw.exists(space):
            images, groups = counting.count(asked)
            if images > settings.EXACT_LIMIT:
                rows = _by_index(asked, wanted)
                return Nearest(_found(rows[offset:]), groups, exact=False)
        rows = _fetch(statements.EXACT_SETTINGS, *asked.exact(limit, offset, least_score))
        if rows or not (offset or limit == 0):
            return Nearest(_found(rows), rows[0][6] if rows else 0, exact=True)
        # beyond the last page, and on one of nothing, there is no row to carry the total
        ((total,),) = _fetch(statements.EXACT_SETTINGS, *asked.count_reaching(least_score))
        return Nearest([], total, exact=True)

    def relevant(
        self,
        space: Space,
        vectors: Vectors,
        owners: Owners,
        cut: CutOff,
        *,
        limit: int,
        weaker: bool = False,
        near: int | None = None,
        text_share: float = 0.0,
        attributes: Sequence[AttributeTerm] = (),
        additions: Mapping[int, float] | None = None,
    ) -> Relevant:
        asked = _asked(space, vectors, owners, text_share, attributes, additions)
        images = counting.estimate(asked) if near and hnsw.exists(space) else 0
        if near and images > _exact_limit(cut):
            rows = _fetch(hnsw.search_settings(near), *asked.nearest_products(near))
            if rows and rows[0][9] >= near:  # else there are fewer than was thought
                return Relevant(_columns(rows), images, None, by_index=True)
        statement, values = asked.relevant(cut, limit, weaker=weaker)
        rows = _fetch(statements.EXACT_SETTINGS, statement, values)
        if not rows:
            return Relevant(FoundProducts.of_columns(), 0, None)
        most, products = rows[0][9:]
        return Relevant(_columns(rows), products, None if most is None else -most)

    def similarities(
        self, space: Space, direction: Vector, text_share: float, sample: int
    ) -> NDArray[np.float32]:
        if hnsw.exists(space):
            return sampling.sample_of(space, sample).similarities(direction, text_share)
        key, text = space.encoder_pk, literal(direction)
        values = [key, sample, text_share, text, text_share, text, text, key]
        rows = _fetch(sampling.SETTINGS, sampling.SIMILARITIES, values)
        return np.asarray([row[0] for row in rows], dtype=np.float32)

    def mean_vector(self, space: Space, sample: int) -> Vector | None:
        values = [space.encoder_pk, sample]
        ((text,),) = _fetch(statements.EXACT_SETTINGS, sampling.MEAN_VECTOR, values)
        return None if text is None else np.asarray(json.loads(text), dtype=np.float32)

    def vectors_of(self, space: Space, owner_ids: Sequence[int]) -> dict[int, Vector]:
        return _vectors(statements.VECTORS_OF, space, owner_ids)

    def words_of(self, space: Space, words_ids: Sequence[int]) -> dict[int, Vector]:
        return _vectors(statements.WORDS_OF, space, words_ids)

    def ensure_index(self, space: Space) -> bool:
        return hnsw.ensure(space, settings.EXACT_LIMIT)


def _exact_limit(cut: CutOff) -> int:
    """Images up to which a scan is quicker: half as many where nothing is cut off, since all that
    is scored must be sent and sorted then, where the index gives a few pages."""
    limit: int = settings.EXACT_LIMIT
    return limit // 2 if cut.kind == CutOffKind.OFF else limit


def _asked(
    space: Space,
    vectors: Vectors,
    owners: Owners,
    text_share: float,
    attributes: Sequence[AttributeTerm],
    additions: Mapping[int, float] | None,
) -> Asked:
    sql, parameters = owners.query.sql_with_params()
    literals = [literal(vector) for vector in np.atleast_2d(vectors)]
    return Asked(space, literals, sql, parameters, text_share, attributes, additions or {})


def _vectors(statement: str, space: Space, ids: Sequence[int]) -> dict[int, Vector]:
    rows = _fetch({}, statement, [space.encoder_pk, list(ids)]) if ids else []
    return {key: np.asarray(json.loads(text), dtype=np.float32) for key, text in rows}


def _by_index(asked: Asked, wanted: int) -> list[Row]:
    """Ask the index for more and more images until enough groups are among them.

    Words, attributes and boosts order what the index finds by the picture alone. So all pages
    begin with the same images: what is best among few may be second among many, and a product
    would come on two pages or on none.
    """
    images = _CANDIDATES
    while True:
        rows = _fetch(hnsw.search_settings(images), *asked.approximate(images, wanted))
        seen = rows[0][6] if rows else 0
        if len(rows) >= wanted or seen < images or images > settings.EXACT_LIMIT:
            return rows
        images *= 4


def _found(rows: list[Row]) -> list[Found]:
    return [
        Found(group, owner, -distance, -image, None if text is None else -text, float(boost))
        for group, owner, distance, image, text, boost, *_ in rows
    ]


def _columns(rows: list[Row]) -> FoundProducts:
    groups, owners, distances, images, texts, boosts, words, kept, relevant, *_ = zip(
        *rows, strict=True
    )
    said = np.asarray(texts, np.float64)  # None becomes NaN
    scores = (-np.asarray(distances), -np.asarray(images), -said)
    return FoundProducts.of_columns(groups, owners, words, *scores, boosts, kept, relevant)


def _fetch(options: dict[str, str], statement: str, values: list[Any]) -> list[Row]:
    """Run one statement with `options` in force for it alone."""
    options = {"statement_timeout": str(settings.SEARCH_STATEMENT_TIMEOUT_MS), **options}
    names = ", ".join(["set_config(%s, %s, true)"] * len(options))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {names}", [part for pair in options.items() for part in pair])
        cursor.execute(statement, values)
        return list(cursor.fetchall())
