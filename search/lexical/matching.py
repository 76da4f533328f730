"""The lexical leg of a search: which products use the words, and how well."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection

MOST_HITS = 5_000
_MOST_WORDS = 12
_WORD = re.compile(r"[\w][\w.\-/]*", re.UNICODE)

# Each word is asked for as it is (references, brands) and by its stem; stop words are left out.
# Each is looked up once, by a subquery: asked as a join, it would be read anew for each product.
_ASKED = """
    asked AS MATERIALIZED (
        SELECT plainto_tsquery(%s::regconfig, word) || plainto_tsquery('simple', word) AS query,
               row_number() OVER () AS number
        FROM unnest(%s::text[]) word
        WHERE numnode(plainto_tsquery(%s::regconfig, word)) > 0
    ),
    whole AS MATERIALIZED (
        SELECT string_agg('(' || query::text || ')', ' | ')::tsquery AS query,
               count(*)::float8 AS words
        FROM asked
    ),
"""
_USES = """
    COALESCE((document.document @@ (SELECT query FROM asked WHERE number = {number}))::int, 0)
"""
# Where more products use any of the words than are kept, those that use fewer of them are left out
# together, so that none gains by its number; and how prominently is asked of the kept alone. They
# are gone back to by their place in the table, which costs less than to carry them along.
_OF_SEVERAL = """
    found AS MATERIALIZED (
        SELECT document.ctid AS place, {used} AS used
        FROM whole JOIN search_lexicaldocument document ON document.document @@ whole.query
    ),
    kept AS MATERIALIZED (
        SELECT COALESCE(min(used) FILTER (WHERE products <= {most}), max(used)) AS least
        FROM (SELECT used, sum(count(*)) OVER (ORDER BY used DESC) AS products
              FROM found GROUP BY used) levels
    ),
    ranked AS MATERIALIZED (
        SELECT document.product_id, found.used / whole.words AS share,
               ts_rank(document.document, whole.query) AS rank
        FROM found JOIN kept ON found.used >= kept.least
             JOIN search_lexicaldocument document ON document.ctid = found.place
             CROSS JOIN whole
    ),
"""
_OF_ONE = """
    ranked AS MATERIALIZED (
        SELECT document.product_id, 1.0::float8 AS share,
               ts_rank(document.document, whole.query) AS rank
        FROM whole JOIN search_lexicaldocument document ON document.document @@ whole.query
    ),
"""
# A product counts by the share of the words that it uses and, within that, by how prominently:
# ts_rank with its usual weights, as a share of this search's best. Only what uses all the words can
# be just what was typed.
_BEST = """
    best AS (
        SELECT product_id, share,
               share * (0.5 + 0.5 * rank / NULLIF((SELECT max(rank) FROM ranked), 0)) AS score
        FROM ranked ORDER BY score DESC, product_id LIMIT {most}
    )
    SELECT best.product_id, best.score, CASE WHEN share = 1 THEN (
        SELECT CASE WHEN lower(product.sku) = %s THEN 'reference'
                    WHEN lower(product.title) = %s THEN 'title'
                    WHEN lower(product.brand) = %s THEN 'brand' ELSE '' END
        FROM catalogue_product product WHERE product.id = best.product_id) END AS exact
    FROM best ORDER BY best.score DESC, best.product_id
"""


@dataclass(frozen=True, slots=True)
class LexicalMatches:
    """scores: 0 to 1 by the id of each product, best first; exact: “reference”, “title” or “brand”
    for those of which the words are just that; complete: some product uses all the words."""

    scores: Mapping[int, float] = field(default_factory=dict)
    exact: Mapping[int, str] = field(default_factory=dict)
    complete: bool = False


def words_of(text: str) -> list[str]:
    """The words of a text as they were typed, at most a dozen."""
    return _WORD.findall(text)[:_MOST_WORDS]


def match(text: str) -> LexicalMatches:
    """The products that use words of `text`, best first, at most `MOST_HITS`: then of several words
    those that use the most."""
    words = words_of(text)
    if not words:
        return LexicalMatches()
    language, whole = settings.SEARCH_LANGUAGE, " ".join(text.lower().split())
    values: list[Any] = [language, words, language, whole, whole, whole]
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(words)), values)
        rows = cursor.fetchall()
    return LexicalMatches(
        {product: score for product, score, _ in rows},
        {product: exact for product, _, exact in rows if exact},
        any(exact is not None for _, _, exact in rows),
    )


def _statement(words: int) -> str:
    used = " + ".join(_USES.format(number=number) for number in range(1, words + 1))
    ranked = _OF_SEVERAL.format(used=used, most=MOST_HITS) if words > 1 else _OF_ONE
    return f"WITH {_ASKED} {ranked} {_BEST.format(most=MOST_HITS)}"
