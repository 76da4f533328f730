"""Which words of a search a product uses."""

from collections.abc import Sequence

from django.conf import settings
from django.db import connection

from search.lexical.matching import words_of

_USED = """
    SELECT document.product_id, array_agg(asked.word ORDER BY asked.place)
    FROM unnest(%s::text[]) WITH ORDINALITY asked (word, place)
         JOIN search_lexicaldocument document
              ON document.product_id = ANY(%s)
             AND document.document @@ (plainto_tsquery(%s::regconfig, asked.word)
                                       || plainto_tsquery('simple', asked.word))
    WHERE numnode(plainto_tsquery(%s::regconfig, asked.word)) > 0
    GROUP BY document.product_id
"""


def used_words(text: str, product_ids: Sequence[int]) -> dict[int, list[str]]:
    """Of these products those that use any, with the words as typed, in that order."""
    words = words_of(text)
    if not words or not product_ids:
        return {}
    language = settings.SEARCH_LANGUAGE
    with connection.cursor() as cursor:
        cursor.execute(_USED, [words, list(product_ids), language, language])
        return dict(cursor.fetchall())
