"""Record what came of a claim: vectors, failures, another try.

Every statement names the claim's lease, so a worker that was overtaken changes nothing, and a
vector is stored only if its picture is still the one that was read.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.embedding.claiming import Claim
from search.models import Embedding, Status
from search.vectors import Vectors, as_text

_STORE_IMAGES = """
    UPDATE search_imageembedding AS row
    SET vector = result.vector::halfvec, source_digest = result.digest, status = 'done', error = '',
        lease_until = NULL, finished_at = clock_timestamp(), duration_ms = %s
    FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS result (id, digest, vector),
         catalogue_productimage image
    WHERE row.id = result.id AND row.lease_until = %s AND image.id = row.image_id
      AND image.digest = result.digest
"""


_COPY_KNOWN = """
    UPDATE search_imageembedding AS row
    SET vector = known.vector, source_digest = image.digest, status = 'done', error = '',
        lease_until = NULL, finished_at = clock_timestamp(), duration_ms = 0
    FROM catalogue_productimage image, search_imageembedding known
    WHERE row.id = ANY(%s) AND row.lease_until = %s AND image.id = row.image_id
      AND known.encoder_id = row.encoder_id AND known.source_digest = image.digest
      AND known.vector IS NOT NULL
    RETURNING row.id
"""


def copy_known(claimed: Claim) -> set[int]:
    """Finish the rows whose very picture is embedded already, for another product.

    Returns their ids.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COPY_KNOWN, [claimed.ids, claimed.lease])
        return {row_id for (row_id,) in cursor.fetchall()}


def store_images(
    claimed: Claim, ids: Sequence[int], digests: Sequence[str], vectors: Vectors, took_ms: int
) -> int:
    """Store the vectors of images, each read from the master with its digest. Returns how many.

    Rows whose picture changed meanwhile wait again.
    """
    texts = [as_text(vector) for vector in vectors]
    with connection.cursor() as cursor:
        cursor.execute(_STORE_IMAGES, [took_ms, list(ids), list(digests), texts, claimed.lease])
        stored = int(cursor.rowcount)
    if stored < len(ids):
        _mine(claimed, ids).update(status=Status.PENDING, attempts=0, lease_until=None)
    return stored


_STORE_TEXTS = """
    UPDATE search_textembedding AS row
    SET vector = result.vector::halfvec, source_digest = result.digest, status = 'done', error = '',
        lease_until = NULL, finished_at = clock_timestamp()
    FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS result (id, digest, vector)
    WHERE row.id = result.id AND row.lease_until = %s
"""


def store_texts(
    claimed: Claim, ids: Sequence[int], digests: Sequence[str], vectors: Vectors
) -> None:
    """Store the vectors of products' words. A product that was saved meanwhile waits already."""
    texts = [as_text(vector) for vector in vectors]
    with connection.cursor() as cursor:
        cursor.execute(_STORE_TEXTS, [list(ids), list(digests), texts, claimed.lease])


def finish_unchanged(claimed: Claim, ids: Sequence[int]) -> None:
    """The source is the one that was embedded before: nothing to compute."""
    _mine(claimed, ids).update(status=Status.DONE, error="", lease_until=None)


def fail(claimed: Claim, row_id: int, reason: str) -> None:
    """Give this row up at once: trying again would end the same way."""
    _mine(claimed, [row_id]).update(
        status=Status.FAILED, error=reason, lease_until=None, finished_at=timezone.now()
    )


def try_alone(claimed: Claim, ids: Sequence[int], reason: str) -> None:
    """The batch failed as a whole: let each row be claimed alone, to find the one to blame."""
    _mine(claimed, ids).update(error=reason, lease_until=timezone.now())


def _mine(claimed: Claim, ids: Sequence[int]) -> QuerySet[Embedding]:
    return claimed.model._default_manager.filter(
        pk__in=ids, status=Status.RUNNING, lease_until=claimed.lease
    )
