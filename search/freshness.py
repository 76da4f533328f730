"""When what a search reads was last changed, so that nothing remembered outlives it."""

from datetime import datetime

from django.db import connection

from search.models import EncoderInUse

# Three looks at the end of an index each.
_LAST = """
    SELECT (SELECT max(updated_at) FROM catalogue_product),
           (SELECT max(finished_at) FROM search_imageembedding
            WHERE encoder_id = %s AND status = 'done'),
           (SELECT max(finished_at) FROM search_textembedding
            WHERE encoder_id = %s AND status = 'done')
"""


def last_changes(row: EncoderInUse) -> tuple[datetime | None, ...]:
    """Of any product, and of its pictures' and its words' vectors under this encoder."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [row.pk, row.pk])
        found: tuple[datetime | None, ...] = cursor.fetchone()
    return found
