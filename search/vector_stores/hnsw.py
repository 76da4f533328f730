"""The HNSW index of an encoder: a partial expression index, built when exact scans grow slow.

Building after filling is several times faster than filling an index, so nothing is indexed until
a space has outgrown the exact limit. https://github.com/pgvector/pgvector#hnsw
"""

from django.core.cache import cache
from django.db import connection

from search.vector_stores.base import Space
from search.vector_stores.statements import TABLE, indexed

_MOST_CANDIDATES = 1000  # the largest hnsw.ef_search that pgvector takes


def name(space: Space) -> str:
    return f"imageembedding_hnsw_{space.encoder_pk}"


def exists(space: Space) -> bool:
    """Whether a valid index is there; the answer is remembered for half a minute."""
    key = f"hnsw:{connection.settings_dict['NAME']}:{space.encoder_pk}"
    known: bool | None = cache.get(key)
    if known is None:
        known = _is_valid(space) is True
        cache.set(key, known, 30)
    return known


def search_settings(images: int) -> dict[str, str]:
    """Settings of a search for `images` rows.

    Iterative scans make a filtered search go on until its LIMIT is full. Text queries lie off the
    images' distribution and need about four times the candidates that image queries need. Plans
    that would read and sort everything are ruled out: that is what the exact scan is for.
    """
    candidates = min(_MOST_CANDIDATES, max(200, 4 * images))
    return {
        "hnsw.iterative_scan": "relaxed_order",
        "hnsw.ef_search": str(candidates),
        "hnsw.max_scan_tuples": "200000",
        "enable_seqscan": "off",
        "enable_bitmapscan": "off",
        "enable_sort": "off",
        "jit": "off",
    }


def ensure(space: Space, exact_limit: int) -> bool:
    """Build the index if more than `exact_limit` vectors are there and it is not."""
    valid = _is_valid(space)
    if valid or not _has_outgrown(space, exact_limit):
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name(space)])
        if cursor.fetchone() != (True,):  # another worker is at it
            return False
        try:
            if valid is False:  # an earlier build was cut short
                cursor.execute(f"DROP INDEX IF EXISTS {name(space)}")
            cursor.execute(_statement(space, concurrently=not connection.in_atomic_block))
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name(space)])
    cache.delete(f"hnsw:{connection.settings_dict['NAME']}:{space.encoder_pk}")
    return True


def _statement(space: Space, *, concurrently: bool) -> str:
    """`CONCURRENTLY` lets searches and workers go on, and cannot run inside a transaction."""
    return (
        f"CREATE INDEX {'CONCURRENTLY' if concurrently else ''} {name(space)} ON {TABLE} "
        f"USING hnsw ({indexed(space)} halfvec_ip_ops) "
        f"WHERE encoder_id = {space.encoder_pk:d}"
    )


def _has_outgrown(space: Space, exact_limit: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {TABLE} WHERE encoder_id = %s AND vector IS NOT NULL",
            [space.encoder_pk],
        )
        row = cursor.fetchone()
    return row is not None and row[0] > exact_limit


def _is_valid(space: Space) -> bool | None:
    """None: there is no such index; False: its build was cut short."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [name(space)]
        )
        row = cursor.fetchone()
    return None if row is None else bool(row[0])
