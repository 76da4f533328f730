"""Forgiving spelling: a word that no product uses becomes the nearest one that some do.

Candidates share trigrams with it, the nearest by Damerau–Levenshtein distance wins, and of equals
the one that more products use. Only the lexical leg reads the correction; encoders see what was
typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from rapidfuzz.distance import DamerauLevenshtein

from search.lexical.matching import words_of
from search.lexical.trigrams import trigrams

_SHORTEST = 4
_CANDIDATES = 60

_SHARING = """
    SELECT text, products FROM (
        SELECT text, products,
               (SELECT count(*) FROM unnest(trigrams) one WHERE one = ANY(%s)) AS shared
        FROM search_word WHERE trigrams && %s::varchar[]
    ) near ORDER BY shared DESC, products DESC LIMIT %s
"""

# A word is known if its stem is: “backpacks” needs no correction where titles say “backpack”.
_UNKNOWN = """
    SELECT word FROM unnest(%s::text[]) word
    WHERE numnode(plainto_tsquery(%s::regconfig, word)) > 0
      AND EXISTS (SELECT 1 FROM search_word)
      AND NOT EXISTS (
        SELECT 1 FROM search_lexicaldocument
        WHERE document @@ (plainto_tsquery(%s::regconfig, word)
                           || plainto_tsquery('simple', word)))
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """text: what to search for; changed: typed words to what they became."""

    text: str
    changed: dict[str, str]


def correct(text: str) -> Correction:
    """The text with unknown words replaced by near ones; as it is where there are none."""
    words = words_of(text)
    long_enough = [word for word in words if len(word) >= _SHORTEST and word.isalpha()]
    changed = {word: near for word in _unknown(long_enough) if (near := nearest(word))}
    corrected = " ".join(changed.get(word, word) for word in words) if changed else text
    return Correction(corrected, changed)


def nearest(word: str) -> str | None:
    """The catalogue's word that this one most likely was meant to be, or None."""
    typed = word.lower()
    parts = trigrams(typed)
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, [parts, parts, _CANDIDATES])
        candidates = cursor.fetchall()
    return _best(typed, candidates)


def _best(typed: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    allowed = 1 if len(typed) < 6 else 2
    near = [
        (DamerauLevenshtein.distance(typed, text, score_cutoff=allowed), -products, text)
        for text, products in candidates
    ]
    within = [one for one in near if one[0] <= allowed]
    return min(within)[2] if within else None


def _unknown(words: list[str]) -> list[str]:
    if not words:
        return []
    language = settings.SEARCH_LANGUAGE
    with connection.cursor() as cursor:
        cursor.execute(_UNKNOWN, [words, language, language])
        return [row[0] for row in cursor.fetchall()]
