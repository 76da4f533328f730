"""The SQL of rankings. `owners` is the SQL of (owner, group, words) ids with its placeholders.

Vectors have unit length, so the negative inner product `<#>` is the negative cosine similarity;
it orders like cosine distance and costs less. Ascending, with LIMIT, as pgvector's index wants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.methods.attribute_scoring import AttributeTerm, Mode
from search.vector_stores.base import Space
from search.vectors import as_text

TABLE = "search_imageembedding"
WORDS = "search_textembedding"

# An exact ranking must not be answered from an index, and compiling it costs more than it saves.
EXACT_SETTINGS = {"jit": "off"}

VECTORS_OF = f"""
    SELECT image_id, vector::text FROM {TABLE}
    WHERE encoder_id = %s AND image_id = ANY(%s) AND vector IS NOT NULL
"""
WORDS_OF = f"""
    SELECT product_id, vector::text FROM {WORDS}
    WHERE encoder_id = %s AND product_id = ANY(%s) AND vector IS NOT NULL
"""

# Every k-th of the images that are ready, so that a sample is spread evenly and stays the same.
_SAMPLE = f"""
    sample AS (
        SELECT vector, image_id FROM (
            SELECT vector, image_id, row_number() OVER (ORDER BY image_id) AS place,
                   count(*) OVER () AS total
            FROM {TABLE} WHERE encoder_id = %s AND vector IS NOT NULL
        ) ready WHERE place %% GREATEST(total / %s, 1) = 0
    )
"""
MEAN_VECTOR = f"WITH {_SAMPLE} SELECT avg(vector)::text FROM sample"
SIMILARITIES = f"""
    WITH {_SAMPLE}
    SELECT -((1 - %s) * (sample.vector <#> %s::halfvec)
             + %s * COALESCE(words.vector <#> %s::halfvec, sample.vector <#> %s::halfvec))
    FROM sample
    JOIN catalogue_productimage image ON image.id = sample.image_id
    LEFT JOIN {WORDS} words ON words.product_id = image.product_id AND words.encoder_id = %s
        AND words.vector IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every statement of one question shares; its values stand in the order of use."""

    space: Space
    vectors: list[str]
    owners: str
    parameters: Sequence[Any]
    text_share: float
    attributes: Sequence[AttributeTerm] = ()

    def exact(
        self, limit: int | None, offset: int, least_score: float | None
    ) -> tuple[str, list[Any]]:
        """Rows of group, owner, distance, image and text distance, boost, number of groups."""
        scored, values = self._scored()
        where, least = _reaches(least_score)
        statement = f"""
            WITH {scored}, {_BEST}
            SELECT group_id, owner_id, distance, image_distance, text_distance, boost,
                   count(*) OVER ()
            FROM best {where} ORDER BY place, group_id LIMIT %s OFFSET %s
        """
        return statement, [*values, *least, limit, offset]

    def count_reaching(self, least_score: float | None) -> tuple[str, list[Any]]:
        """One row: the number of groups that `exact` would give without a limit."""
        scored, values = self._scored()
        where, least = _reaches(least_score)
        return f"WITH {scored}, {_BEST} SELECT count(*) FROM best {where}", [*values, *least]

    def count(self) -> tuple[str, list[Any]]:
        """One row: owners, groups."""
        statement = f"""
            WITH owners ({_OWNER}) AS ({self.owners})
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
               AND EXISTS (SELECT 1 FROM ({self.owners}) owner ({_OWNER})
                           WHERE owner.owner_id = {TABLE}.image_id OFFSET 0)
             ORDER BY {indexed(self.space)} <#> %s::halfvec LIMIT %s)
        """
        text, attributes, join, text_values, join_values = self._columns()
        statement = f"""
            WITH near AS MATERIALIZED ({" UNION ALL ".join([near] * len(self.vectors))}),
            owners ({_OWNER}) AS (
                SELECT {_OWNER} FROM ({self.owners}) owner ({_OWNER})
                WHERE owner_id IN (SELECT image_id FROM near)
            ),
            parts AS MATERIALIZED (
                SELECT owners.*, near.distance AS image_distance, {text} AS text_distance
                       {attributes}
                FROM near JOIN owners ON owners.owner_id = near.image_id
                     JOIN {TABLE} row ON row.image_id = owners.owner_id
                         AND row.encoder_id = {self.space.encoder_pk:d} {join}
            ),
            scored AS ({self._mixed()}), {_BEST}
            SELECT group_id, owner_id, distance, image_distance, text_distance, boost,
                   (SELECT count(*) FROM near)
            FROM best ORDER BY place, group_id LIMIT %s
        """
        parameters = list(self.parameters)
        values = [part for v in self.vectors for part in (v, *parameters, v, images)]
        return statement, [*values, *parameters, *text_values, *join_values, limit]

    def _scored(self) -> tuple[str, list[Any]]:
        text, attributes, join, text_values, join_values = self._columns()
        sql = f"""
            owners ({_OWNER}) AS ({self.owners}),
            parts AS MATERIALIZED (
                SELECT owners.*, {_least("row", len(self.vectors))} AS image_distance,
                       {text} AS text_distance {attributes}
                FROM owners JOIN {TABLE} row ON row.image_id = owners.owner_id {join}
                WHERE row.encoder_id = %s AND row.vector IS NOT NULL
            ),
            scored AS ({self._mixed()})
        """
        values = [*self.parameters, *self.vectors, *text_values, *join_values]
        return sql, [*values, self.space.encoder_pk]

    def _columns(self) -> tuple[str, str, str, list[Any], list[Any]]:
        """What is read beside the image distance: the words' distance, two columns for each
        attribute, the join with the words, and the values of the columns and of the join."""
        directions = [as_text(attribute.vector) for attribute in self.attributes]
        pictures = [f"row.vector <#> %s::halfvec AS i{n}" for n in range(len(directions))]
        if not self.text_share:
            words = [f"NULL::float8 AS t{n}" for n in range(len(directions))]
            return "NULL::float8", _more(pictures + words), "", directions, []
        join = f"""
            LEFT JOIN {WORDS} words ON words.product_id = owners.words_id
                AND words.encoder_id = %s AND words.vector IS NOT NULL
        """
        words = [f"words.vector <#> %s::halfvec AS t{n}" for n in range(len(directions))]
        expression = _least("words", len(self.vectors))
        values = [*self.vectors, *directions, *directions]
        return expression, _more(pictures + words), join, values, [self.space.encoder_pk]

    def _mixed(self) -> str:
        """`distance` is what a least score is compared with; `place` is what is ordered by."""
        parts = [self._mixture("image_distance", "text_distance")]
        parts += [
            f"({_amount(attribute, '-' + self._mixture(f'i{n}', f't{n}'))})"
            for n, attribute in enumerate(self.attributes)
        ]
        distance = " - ".join(parts)
        return f"""
            SELECT *, distance - boost AS place
            FROM (SELECT *, {distance} AS distance FROM parts) parts
        """

    def _mixture(self, image: str, text: str) -> str:
        share = float(self.text_share)
        if not share:
            return image
        return f"({1 - share!r} * {image} + {share!r} * COALESCE({text}, {image}))"


_OWNER = "owner_id, group_id, words_id, boost, kept"
_BEST = """
    best AS (
        SELECT DISTINCT ON (group_id) * FROM scored ORDER BY group_id, place, owner_id
    )
"""


def indexed(space: Space) -> str:
    """The indexed expression: vectors of this encoder, with their length."""
    return f"(vector::halfvec({space.dimensions:d}))"


def _least(alias: str, vectors: int) -> str:
    distances = ", ".join([f"{alias}.vector <#> %s::halfvec"] * vectors)
    return f"LEAST({distances})" if vectors > 1 else distances


def _more(columns: list[str]) -> str:
    return "".join(f", {column}" for column in columns)


def _reaches(least_score: float | None) -> tuple[str, list[Any]]:
    if least_score is None:
        return "", []
    return "WHERE distance <= %s OR kept", [-least_score]


def _amount(attribute: AttributeTerm, similarity: str) -> str:
    """`search.methods.attribute_scoring.amounts` in SQL, for one similarity."""
    spread = max(float(attribute.spread), 1e-9)
    z = f"LEAST(30, GREATEST(-30, (({similarity}) - {float(attribute.centre)!r}) / {spread!r}))"
    weight = f"{float(attribute.weight * attribute.scale)!r}"
    if attribute.mode == Mode.REQUIRE:
        return f"{weight} * -ln(1 + exp(-{z}))"
    if attribute.mode == Mode.EXCLUDE:
        return f"{weight} * -ln(1 + exp({z}))"
    return f"{weight} * (2 / (1 + exp(-{z})) - 1)"
