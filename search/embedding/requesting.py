"""Ask for embeddings: one statement for one image or for a hundred thousand.

Every function is safe to repeat. A row whose source is unchanged is left alone; one that is being
computed from a source that has changed since waits again, and the late result is dropped.
"""

from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from search.models import (
    CategoryEmbedding,
    Embedding,
    EncoderInUse,
    ImageEmbedding,
    Status,
    TextEmbedding,
)
from search.wakeup import wake

_WAITING = "status = 'pending', attempts = 0, error = '', lease_until = NULL, requested_at = now()"

_REQUEST_IMAGES = f"""
    INSERT INTO search_imageembedding AS row
        (image_id, encoder_id, status, attempts, error, source_digest, requested_at)
    SELECT image.id, encoder.id, 'pending', 0, '', '', now()
    FROM catalogue_productimage image, search_encoderinuse encoder
    WHERE encoder.state IN ('active', 'filling') AND {{which}}
    ON CONFLICT (image_id, encoder_id) DO UPDATE SET {_WAITING}
    WHERE row.source_digest <>
            (SELECT digest FROM catalogue_productimage WHERE id = EXCLUDED.image_id)
      AND NOT (row.status = 'pending' AND row.attempts = 0)
"""

# What a sweep heals: images without a row, and rows computed from an older picture.
_MISSING = """
    NOT EXISTS (
        SELECT 1 FROM search_imageembedding present
        WHERE present.image_id = image.id AND present.encoder_id = encoder.id
          AND (present.status IN ('pending', 'running', 'failed')
               OR present.source_digest = image.digest)
    )
"""

# The clock's time, not the transaction's: it has to lie behind the product's own time of change.
_REQUEST_TEXTS = f"""
    INSERT INTO search_textembedding
        (product_id, encoder_id, status, attempts, error, source_digest, requested_at)
    SELECT product.id, encoder.id, 'pending', 0, '', '', clock_timestamp()
    FROM catalogue_product product, search_encoderinuse encoder
    WHERE encoder.state IN ('active', 'filling') AND {{which}}
    ON CONFLICT (product_id, encoder_id) DO UPDATE
    SET {_WAITING.replace("now()", "clock_timestamp()")}
"""

_MISSING_TEXTS = """
    NOT EXISTS (
        SELECT 1 FROM search_textembedding present
        WHERE present.product_id = product.id AND present.encoder_id = encoder.id
          AND (present.status IN ('pending', 'running', 'failed')
               OR present.requested_at >= product.updated_at)
    )
"""

_REQUEST_CATEGORIES = f"""
    INSERT INTO search_categoryembedding
        (category_id, encoder_id, status, attempts, error, source_digest, requested_at)
    SELECT category.id, encoder.id, 'pending', 0, '', '', now()
    FROM catalogue_category category, search_encoderinuse encoder
    WHERE encoder.state IN ('active', 'filling') AND category.id = ANY(%s)
    ON CONFLICT (category_id, encoder_id) DO UPDATE SET {_WAITING}
"""


def request_images(image_ids: Sequence[int]) -> int:
    """Let these images be embedded where they are not yet; returns how many rows now wait."""
    return _execute(_REQUEST_IMAGES.format(which="image.id = ANY(%s)"), [list(image_ids)])


def request_texts(product_ids: Sequence[int]) -> int:
    """Let these products' words be embedded; the worker skips those that are the same."""
    return _execute(_REQUEST_TEXTS.format(which="product.id = ANY(%s)"), [list(product_ids)])


def request_categories(category_ids: Sequence[int]) -> int:
    """Let these categories' vectors be built; the worker skips those whose words are the same."""
    return _execute(_REQUEST_CATEGORIES, [list(category_ids)])


def request_missing() -> int:
    """Embed what is missing: no row, or a row of an older picture. Failed ones stay failed."""
    return (
        _execute(_REQUEST_IMAGES.format(which=_MISSING), [])
        + _execute(_REQUEST_TEXTS.format(which=_MISSING_TEXTS), [])
        + _request_missing_categories()
    )


def request_all() -> int:
    """Embed everything again. The vectors in use stay in use until they are replaced."""
    request_missing()
    return (
        sum(
            model.objects.filter(encoder__in=EncoderInUse.objects.working()).update(
                **_waiting(), source_digest=""
            )
            for model in (ImageEmbedding, TextEmbedding, CategoryEmbedding)
        )
        * _woken()
    )


def retry(model: type[Embedding], ids: Sequence[int] | None = None) -> int:
    """Let failed rows of `model` wait again: those with `ids`, or all. Returns how many."""
    failed = model._default_manager.filter(status=Status.FAILED)
    if ids is not None:
        failed = failed.filter(pk__in=ids)
    return failed.update(**_waiting()) * _woken()


def _waiting() -> dict[str, object]:
    return {
        "status": Status.PENDING,
        "attempts": 0,
        "error": "",
        "lease_until": None,
        "requested_at": timezone.now(),
    }


def _request_missing_categories() -> int:
    from catalogue.models import Category

    missing = [
        category_id
        for encoder in EncoderInUse.objects.working()
        for category_id in Category.objects.exclude(embeddings__encoder=encoder).values_list(
            "pk", flat=True
        )
    ]
    return request_categories(missing) if missing else 0


def _execute(statement: str, parameters: list[list[int]]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        changed = int(cursor.rowcount)
    if changed:
        wake()
    return changed


def _woken() -> int:
    wake()
    return 1
