"""The SQL of rankings. `owners` is the SQL of (owner, group, words) ids with its placeholders.

Vectors have unit length, so the negative inner product `<#>` is the negative cosine similarity;
it orders like cosine distance and costs less. Ascending, with LIMIT, as pgvector's index wants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.vector_stores.base import Space

TABLE = "search_imageembedding"
WORDS = "search_textembedding"

# An exact ranking must not be answered from an index, and compiling it costs more than it saves.
EXACT_SETTINGS = {"jit": "off"}

VECTORS_OF = f"""
    SELECT vector::text FROM {TABLE}
    WHERE encoder_id = %s AND image_id = ANY(%s) AND vector IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every statement of one question shares; its values stand in the order of use."""

    space: Space
    vectors: list[str]
    owners: str
    parameters: Sequence[Any]
    text_share: float

    def exact(
        self, limit: int | None, offset: int, least_score: float | None
    ) -> tuple[str, list[Any]]:
        """Rows of group, owner, distance, image distance, text distance, number of groups."""
        where = "" if least_score is None else "WHERE distance <= %s"
        scored, values = self._scored()
        statement = f"""
            WITH {scored}, {_BEST}
            SELECT group_id, owner_id, distance, image_distance, text_distance, count(*) OVER ()
            FROM best {where} ORDER BY distance, group_id LIMIT %s OFFSET %s
        """
        least = [] if least_score is None else [-least_score]
        return statement, [*values, *least, limit, offset]

    def group_distances(self) -> tuple[str, list[Any]]:
        """Rows of one distance a group, in no order."""
        scored, values = self._scored()
        return f"WITH {scored} SELECT min(distance) FROM scored GROUP BY group_id", values

    def count(self) -> tuple[str, list[Any]]:
        """One row: owners, groups."""
        statement = f"""
            WITH owners (owner_id, group_id, words_id) AS ({self.owners})
            SELECT count(*), count(DISTINCT group_id) FROM owners
        """
        return statement, list(self.parameters)

    def approximate(self, images: int, limit: int) -> tuple[str, list[Any]]:
        """As `exact`, among the `images` that the index finds; the last column counts those.

        The cast and the condition are those of the index, to the letter, or it is not used.
        OFFSET 0 keeps the filter a question asked of each row that the index gives: turned into
        a join, it would be read first and everything it leaves sorted.
        """
        near = f"""
            (SELECT image_id, {indexed(self.space)} <#> %s::halfvec AS distance FROM {TABLE}
             WHERE encoder_id = {self.space.encoder_pk:d}
               AND EXISTS (SELECT 1 FROM ({self.owners}) owner (owner_id, group_id, words_id)
                           WHERE owner.owner_id = {TABLE}.image_id OFFSET 0)
             ORDER BY {indexed(self.space)} <#> %s::halfvec LIMIT %s)
        """
        text, text_join, text_values, join_values = self._words()
        statement = f"""
            WITH near AS MATERIALIZED ({" UNION ALL ".join([near] * len(self.vectors))}),
            owners (owner_id, group_id, words_id) AS (
                SELECT owner_id, group_id, words_id
                FROM ({self.owners}) owner (owner_id, group_id, words_id)
                WHERE owner_id IN (SELECT image_id FROM near)
            ),
            parts AS MATERIALIZED (
                SELECT owners.group_id, owners.owner_id, near.distance AS image_distance,
                       {text} AS text_distance
                FROM near JOIN owners ON owners.owner_id = near.image_id {text_join}
            ),
            scored AS ({self._mixed()}), {_BEST}
            SELECT group_id, owner_id, distance, image_distance, text_distance,
                   (SELECT count(*) FROM near)
            FROM best ORDER BY distance, group_id LIMIT %s
        """
        parameters = list(self.parameters)
        values = [part for v in self.vectors for part in (v, *parameters, v, images)]
        return statement, [*values, *parameters, *text_values, *join_values, limit]

    def _scored(self) -> tuple[str, list[Any]]:
        text, text_join, text_values, join_values = self._words()
        sql = f"""
            owners (owner_id, group_id, words_id) AS ({self.owners}),
            parts AS MATERIALIZED (
                SELECT owners.group_id, owners.owner_id,
                       {_least("row", len(self.vectors))} AS image_distance,
                       {text} AS text_distance
                FROM owners JOIN {TABLE} row ON row.image_id = owners.owner_id {text_join}
                WHERE row.encoder_id = %s AND row.vector IS NOT NULL
            ),
            scored AS ({self._mixed()})
        """
        values = [*self.parameters, *self.vectors, *text_values, *join_values]
        return sql, [*values, self.space.encoder_pk]

    def _words(self) -> tuple[str, str, list[Any], list[Any]]:
        """Expression and join of the words' part, and the values of each."""
        if not self.text_share:
            return "NULL::float8", "", [], []
        join = f"""
            LEFT JOIN {WORDS} words ON words.product_id = owners.words_id
                AND words.encoder_id = %s AND words.vector IS NOT NULL
        """
        expression = _least("words", len(self.vectors))
        return expression, join, list(self.vectors), [self.space.encoder_pk]

    def _mixed(self) -> str:
        share = float(self.text_share)
        distance = (
            f"{1 - share!r} * image_distance + {share!r} * COALESCE(text_distance, image_distance)"
            if share
            else "image_distance"
        )
        return f"SELECT *, {distance} AS distance FROM parts"


_BEST = """
    best AS (
        SELECT DISTINCT ON (group_id) * FROM scored ORDER BY group_id, distance, owner_id
    )
"""


def indexed(space: Space) -> str:
    """The indexed expression: vectors of this encoder, with their length."""
    return f"(vector::halfvec({space.dimensions:d}))"


def _least(alias: str, vectors: int) -> str:
    distances = ", ".join([f"{alias}.vector <#> %s::halfvec"] * vectors)
    return f"LEAST({distances})" if vectors > 1 else distances
