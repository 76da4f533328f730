"""The SQL of rankings. `owners` is the SQL of (owner, group, words) ids with its placeholders.

Vectors have unit length, so the negative inner product `<#>` is the negative cosine similarity;
it orders like cosine distance and costs less. Ascending, with LIMIT, as pgvector's index wants.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search.methods.attribute_scoring import MOST, AttributeTerm, Mode
from search.methods.cut_off import CutOff
from search.vector_stores.base import Space
from search.vector_stores.cutting import cut_ctes
from search.vectors import Vector, as_text, in_half_precision

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


@dataclass(frozen=True, slots=True)
class Asked:
    """What every statement of one question shares; its values stand in the order of use."""

    space: Space
    vectors: list[str]
    owners: str
    parameters: Sequence[Any]
    text_share: float
    attributes: Sequence[AttributeTerm] = ()
    additions: Mapping[int, float] = field(default_factory=dict)

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

    def relevant(self, cut: CutOff, limit: int, *, weaker: bool) -> tuple[str, list[Any]]:
        """Rows of group, owner, distance, image and text distance, boost, words, kept, relevant,
        least distance that is not, and number of products: the best owner of each product.

        weaker: what is not relevant too, behind what is.
        """
        scored, values = self._scored()
        statement = f"""
            WITH {scored}, {_BEST_PRODUCT}, {cut_ctes(cut)}
            SELECT group_id, owner_id, distance, image_distance, text_distance, boost, words_id,
                   kept, (most IS NULL OR distance <= most OR kept) AS relevant, most, products
            FROM best, cut {"" if weaker else "WHERE most IS NULL OR distance <= most OR kept"}
            ORDER BY relevant DESC, place, group_id, words_id LIMIT %s
        """
        return statement, [*values, limit]

    def approximate(self, images: int, limit: int) -> tuple[str, list[Any]]:
        """As `exact`, among what the index finds; the last column counts that for one vector."""
        scored, values = self._near(images)
        statement = f"""
            WITH {scored}, {_BEST}
            SELECT group_id, owner_id, distance, image_distance, text_distance, boost, {self._seen}
            FROM best ORDER BY place, group_id LIMIT %s
        """
        return statement, [*values, limit]

    def nearest_products(self, images: int) -> tuple[str, list[Any]]:
        """As `relevant` without a cut, among what the index finds; in place of the last two
        columns one that counts that for one vector."""
        scored, values = self._near(images)
        statement = f"""
            WITH {scored}, {_BEST_PRODUCT}
            SELECT group_id, owner_id, distance, image_distance, text_distance, boost, words_id,
                   kept, true, {self._seen}
            FROM best ORDER BY place, group_id, words_id
        """
        return statement, values

    @property
    def _seen(self) -> str:
        return f"(SELECT count(*) FROM near) / {len(self.vectors):d}"

    def _near(self, images: int) -> tuple[str, list[Any]]:
        """CTEs as `_scored`, of the `images` that the index finds for each vector and those with an
        addition.

        An image that one vector finds is scored by all of them: another may fit it better.

        The cast and the condition are those of the index, to the letter, or it is not used.
        OFFSET 0 keeps the filter a question asked of each row that the index gives: turned into
        a join, it would be read first and everything it leaves sorted.
        """
        added = list(self.additions)[:_MOST_ADDED]
        extra = f"""
            UNION (
                SELECT image_id FROM {TABLE} WHERE encoder_id = {self.space.encoder_pk:d}
                  AND vector IS NOT NULL AND image_id IN (
                    SELECT owner_id FROM ({self.owners}) owner ({_OWNER})
                    WHERE words_id = ANY(%s)))
        """
        near = f"""
            (SELECT image_id FROM {TABLE}
             WHERE encoder_id = {self.space.encoder_pk:d}
               AND EXISTS (SELECT 1 FROM ({self.owners}) owner ({_OWNER})
                           WHERE owner.owner_id = {TABLE}.image_id OFFSET 0)
             ORDER BY {indexed(self.space)} <#> %s::halfvec LIMIT %s)
        """
        text, attributes, join, text_values, join_values = self._columns()
        statement = f"""
            near AS MATERIALIZED ({" UNION ALL ".join([near] * len(self.vectors))}),
            candidates AS MATERIALIZED (
                SELECT DISTINCT image_id FROM near {extra if added else ""}
            ),
            owners ({_OWNER}) AS (
                SELECT {_OWNER} FROM ({self.owners}) owner ({_OWNER})
                WHERE owner_id IN (SELECT image_id FROM candidates)
            ),
            parts AS MATERIALIZED (
                SELECT owners.*, {_least("row", len(self.vectors))} AS image_distance,
                       {text} AS text_distance {attributes}
                FROM owners
                     JOIN {TABLE} row ON row.image_id = owners.owner_id
                         AND row.encoder_id = {self.space.encoder_pk:d} {join}
            ),
            scored AS ({self._mixed()})
        """
        parameters = list(self.parameters)
        values = [part for vector in self.vectors for part in (*parameters, vector, images)]
        values += [*parameters, added] if added else []
        return statement, [*values, *parameters, *self.vectors, *text_values, *join_values]

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
        attribute and the addition, the joins they need, and the values of columns and joins."""
        directions = [literal(attribute.vector) for attribute in self.attributes]
        columns = [f"row.vector <#> %s::halfvec AS i{n}" for n in range(len(directions))]
        values: list[Any] = [*directions]
        text, joins = "NULL::float8", ""
        join_values: list[Any] = []
        if self.text_share:
            columns += [f"words.vector <#> %s::halfvec AS t{n}" for n in range(len(directions))]
            values = [*self.vectors, *directions, *directions]
            text = _least("words", len(self.vectors))
            joins, join_values = _WORDS_JOIN, [self.space.encoder_pk]
        else:
            columns += [f"NULL::float8 AS t{n}" for n in range(len(directions))]
        if self.additions:
            columns.append("added.amount AS addition")
            joins += _ADDED_JOIN
            join_values += [_array(self.additions), _array(self.additions.values())]
        return text, "".join(f", {column}" for column in columns), joins, values, join_values

    def _mixed(self) -> str:
        """`distance` is what a least score is compared with; `place` is what is ordered by."""
        parts = [self._mixture("image_distance", "text_distance")]
        parts += [
            f"({_amount(attribute, '-' + self._mixture(f'i{n}', f't{n}'))})"
            for n, attribute in enumerate(self.attributes)
        ]
        if self.additions:
            parts.append("COALESCE(addition, 0)")
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


_MOST_ADDED = 200  # candidates that the index need not find
_OWNER = "owner_id, group_id, words_id, boost, kept"
_WORDS_JOIN = f"""
    LEFT JOIN {WORDS} words ON words.product_id = owners.words_id
        AND words.encoder_id = %s AND words.vector IS NOT NULL
"""
_ADDED_JOIN = """
    LEFT JOIN unnest(%s::bigint[], %s::float8[]) added (id, amount) ON added.id = owners.words_id
"""
_BEST_PRODUCT = """
    best AS MATERIALIZED (
        SELECT DISTINCT ON (words_id) * FROM scored ORDER BY words_id, place, owner_id
    )
"""
# A group is shown by the owner that scores best, wherever that one is moved to afterwards: a boost
# on another of its variants must change neither the group's score nor whether it belongs.
_BEST = """
    best AS (
        SELECT DISTINCT ON (group_id) * FROM scored ORDER BY group_id, distance, owner_id
    )
"""


def literal(vector: Vector) -> str:
    """A vector to compare with, as text. Rounded here, so that no digit that the text leaves out
    can round it another way there."""
    return as_text(in_half_precision(vector))


def _array(numbers: Iterable[float]) -> str:
    """As text: thousands of parameters cost the driver more than the database."""
    return "{" + ",".join(map(repr, numbers)) + "}"


def indexed(space: Space) -> str:
    """The indexed expression: vectors of this encoder, with their length."""
    return f"(vector::halfvec({space.dimensions:d}))"


def _least(alias: str, vectors: int) -> str:
    distances = ", ".join([f"{alias}.vector <#> %s::halfvec"] * vectors)
    return f"LEAST({distances})" if vectors > 1 else distances


def _reaches(least_score: float | None) -> tuple[str, list[Any]]:
    if least_score is None:
        return "", []
    return "WHERE distance <= %s OR kept", [-least_score]


def _amount(attribute: AttributeTerm, similarity: str) -> str:
    """`search.methods.attribute_scoring.amounts` in SQL, for one similarity."""
    spread = max(float(attribute.spread), 1e-9)
    z = f"(({similarity}) - {float(attribute.centre)!r}) / {spread!r}"
    z = f"LEAST({MOST!r}, GREATEST({-MOST!r}, {z}))"
    weight = f"{float(attribute.weight * attribute.scale)!r}"
    if attribute.mode == Mode.REQUIRE:
        return f"{weight} * -ln(1 + exp(-{z}))"
    if attribute.mode == Mode.EXCLUDE:
        return f"{weight} * -ln(1 + exp({z}))"
    return f"{weight} * (2 / (1 + exp(-{z})) - 1)"
