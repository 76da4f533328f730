"""The SQL of rankings. `owners` is the SQL of (owner id, group id) pairs with its placeholders.

Vectors have unit length, so the negative inner product `<#>` is the negative cosine similarity;
it orders like cosine distance and costs less. Ascending, with LIMIT, as pgvector's index wants.
"""

from search.vector_stores.base import Space

TABLE = "search_imageembedding"

# An exact ranking must not be answered from an index, and compiling it costs more than it saves.
EXACT_SETTINGS = {"jit": "off"}

VECTORS_OF = f"""
    SELECT vector::text FROM {TABLE}
    WHERE encoder_id = %s AND image_id = ANY(%s) AND vector IS NOT NULL
"""


def exact(owners: str, vectors: int, has_least_score: bool) -> str:
    """Values: owners', vectors, encoder, [greatest distance,] limit, offset."""
    where = "WHERE distance <= %s" if has_least_score else ""
    return f"""
        WITH {_scored(owners, vectors)},
        best AS (
            SELECT DISTINCT ON (group_id) group_id, owner_id, distance FROM scored
            ORDER BY group_id, distance, owner_id
        )
        SELECT group_id, owner_id, distance, count(*) OVER () FROM best {where}
        ORDER BY distance, group_id LIMIT %s OFFSET %s
    """


def group_distances(owners: str, vectors: int) -> str:
    """Values: owners', vectors, encoder."""
    return f"WITH {_scored(owners, vectors)} SELECT min(distance) FROM scored GROUP BY group_id"


def count(owners: str) -> str:
    """Values: owners'."""
    return f"""
        WITH owners (owner_id, group_id) AS ({owners})
        SELECT count(*), count(DISTINCT group_id) FROM owners
    """


def approximate(owners: str, space: Space, vectors: int) -> str:
    """Values: for each vector: vector, owners', vector, images; then owners', limit.

    The cast and the condition are those of the index, to the letter, or it is not used. OFFSET 0
    keeps the filter a question asked of each row that the index gives: turned into a join, it
    would be read first and everything it leaves sorted.
    """
    near = f"""
        (SELECT image_id, {indexed(space)} <#> %s::halfvec AS distance FROM {TABLE}
         WHERE encoder_id = {space.encoder_pk:d}
           AND EXISTS (SELECT 1 FROM ({owners}) owner (owner_id, group_id)
                       WHERE owner.owner_id = {TABLE}.image_id OFFSET 0)
         ORDER BY {indexed(space)} <#> %s::halfvec LIMIT %s)
    """
    return f"""
        WITH near AS MATERIALIZED ({" UNION ALL ".join([near] * vectors)}),
        owners (owner_id, group_id) AS (
            SELECT owner_id, group_id FROM ({owners}) owner (owner_id, group_id)
            WHERE owner_id IN (SELECT image_id FROM near)
        ),
        best AS (
            SELECT DISTINCT ON (group_id) group_id, owner_id, distance
            FROM near JOIN owners ON owner_id = image_id
            ORDER BY group_id, distance, owner_id
        )
        SELECT group_id, owner_id, distance, (SELECT count(*) FROM near) FROM best
        ORDER BY distance, group_id LIMIT %s
    """


def indexed(space: Space) -> str:
    """The indexed expression: vectors of this encoder, with their length."""
    return f"(vector::halfvec({space.dimensions:d}))"


def _scored(owners: str, vectors: int) -> str:
    distances = ", ".join(["row.vector <#> %s::halfvec"] * vectors)
    distance = f"LEAST({distances})" if vectors > 1 else distances
    return f"""
        owners (owner_id, group_id) AS ({owners}),
        scored AS MATERIALIZED (
            SELECT owners.group_id, owners.owner_id, {distance} AS distance
            FROM owners JOIN {TABLE} row ON row.image_id = owners.owner_id
            WHERE row.encoder_id = %s AND row.vector IS NOT NULL
        )
    """
