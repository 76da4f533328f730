"""Write the words of products as text-search documents: one statement for one or for thousands.

Title and SKU count most, then brand and attributes, then the description
(https://www.postgresql.org/docs/current/textsearch-controls.html).
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import connection

_INDEX = """
    INSERT INTO search_lexicaldocument (product_id, document, indexed_at)
    SELECT product.id,
           setweight(to_tsvector('simple', product.sku), 'A')
           || setweight(to_tsvector(%s::regconfig, product.title), 'A')
           || setweight(to_tsvector('simple', product.brand), 'A')
           || setweight(to_tsvector(%s::regconfig, attributes.words), 'B')
           || setweight(to_tsvector(%s::regconfig, left(product.description, 10000)), 'D'),
           clock_timestamp()
    FROM catalogue_product product,
         LATERAL (
             SELECT COALESCE(string_agg(value, ' '), '') AS words
             FROM jsonb_each_text(product.attributes)
             WHERE value NOT IN ('true', 'false')
         ) attributes
    WHERE {which}
    ON CONFLICT (product_id) DO UPDATE
    SET document = EXCLUDED.document, indexed_at = EXCLUDED.indexed_at
"""

_MISSING = """
    NOT EXISTS (
        SELECT 1 FROM search_lexicaldocument present
        WHERE present.product_id = product.id AND present.indexed_at >= product.updated_at
    )
"""


def index_products(product_ids: Sequence[int]) -> int:
    """Index these products' words anew; returns how many."""
    return _execute("product.id = ANY(%s)", [list(product_ids)])


def index_missing_documents() -> int:
    """Index what bulk statements and raw SQL left behind."""
    return _execute(_MISSING, [])


def _execute(which: str, parameters: list[list[int]]) -> int:
    language = settings.SEARCH_LANGUAGE
    with connection.cursor() as cursor:
        cursor.execute(_INDEX.format(which=which), [language, language, language, *parameters])
        return int(cursor.rowcount)
