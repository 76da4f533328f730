"""The lexical leg of a search: which products use the words, and how well."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

MOST_HITS = 5_000
_MOST_WORDS = 12
_WORD = re.compile(r"[\w][\w.\-/]*", re.UNICODE)

# Each word is asked for as it is (references, brands) and by its stem; stop words are left out.
# A product counts by the share of the words that it uses and, within that, by how prominently:
# ts_rank with its usual weights, as a share of this search's best.
_MATCH = """
    WITH asked AS MATERIALIZED (
        SELECT plainto_tsquery(%s::regconfig, word) || plainto_tsquery('simple', word) AS query
        FROM unnest(%s::text[]) word
        WHERE numnode(plainto_tsquery(%s::regconfig, word)) > 0
    ),
    whole AS MATERIALIZED (
        SELECT string_agg('(' || query::text || ')', ' | ')::tsquery AS query,
               count(*)::float8 AS words
        FROM asked
    ),
    found AS MATERIALIZED (
        SELECT document.product_id,
               (SELECT count(*) FROM asked WHERE document.document @@ asked.query) / whole.words
                   AS share,
               ts_rank(document.document, whole.query) AS rank
        FROM whole JOIN search_lexicaldocument document ON document.document @@ whole.query
    ),
    best AS (
        SELECT product_id,
               share * (0.5 + 0.5 * rank / NULLIF(max(rank) OVER (), 0)) AS score
        FROM found ORDER BY score DESC, product_id LIMIT %s
    )
    SELECT best.product_id, best.score,
           CASE WHEN lower(product.sku) = %s THEN 'reference'
                WHEN lower(product.title) = %s THEN 'title'
                WHEN lower(product.brand) = %s THEN 'brand' ELSE '' END AS exact
    FROM best JOIN catalogue_product product ON product.id = best.product_id
    ORDER BY best.score DESC, best.product_id
"""


@dataclass(frozen=True, slots=True)
class LexicalHit:
    """score: 0 to 1; exact: “reference”, “title” or “brand” where the words are just that."""

    product_id: int
    score: float
    exact: str


def words_of(text: str) -> list[str]:
    """The words of a text as they were typed, at most a dozen."""
    return _WORD.findall(text)[:_MOST_WORDS]


def match(text: str) -> list[LexicalHit]:
    """The products that use words of `text`, best first, at most `MOST_HITS`."""
    words = words_of(text)
    if not words:
        return []
    language, whole = settings.SEARCH_LANGUAGE, " ".join(text.lower().split())
    values: list[Any] = [language, words, language, MOST_HITS, whole, whole, whole]
    with connection.cursor() as cursor:
        cursor.execute(_MATCH, values)
        return [LexicalHit(*row) for row in cursor.fetchall()]
