"""Vectors of texts, each encoded once and kept in the database.

A text's vector is the mean over the prompt templates in force (`search.definition`). The key of a
row is a keyed digest, so that the table tells nobody what shoppers typed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.cache import cache

from search.definition import clean_texts, encode_definition
from search.models import EncoderInUse, QueryVector
from search.vectors import Vector, unit

_REMEMBERED_SECONDS = 600


@dataclass(frozen=True, slots=True)
class TextVector:
    """vector: (d,), unit; coverage: how near the text is to what the encoder sees, or None."""

    vector: Vector
    coverage: float | None


class Keep(StrEnum):
    """Where a text's vector is kept: words of categories for good, those of searches for a time,
    those that are still being typed in this process's memory only."""

    FOR_GOOD = "for good"
    FOR_A_TIME = "for a time"
    IN_MEMORY = "in memory"


def text_vectors(
    row: EncoderInUse, texts: Iterable[str], keep: Keep = Keep.FOR_A_TIME
) -> dict[str, TextVector]:
    """The vector of each text, by the text as given.

    Raises ValueError for an unusable text, EncoderError where one must be encoded and cannot be.
    """
    cleaned = {text: clean_texts([text])[0] for text in dict.fromkeys(texts)}
    templates = [*row.templates] or [*row.load().templates]
    digests = {text: _digest(templates, text) for text in set(cleaned.values())}
    known = {} if keep == Keep.FOR_GOOD else _remembered(row, digests)
    missing = {text: digest for text, digest in digests.items() if text not in known}
    if missing:
        found = _stored(row, missing, keep)
        new = sorted(text for text in missing if text not in found)
        found |= _encoded(row, new, digests, keep) if new else {}
        _remember(row, digests, found)
        known |= found
    return {text: known[clean] for text, clean in cleaned.items()}


def _remembered(row: EncoderInUse, digests: dict[str, str]) -> dict[str, TextVector]:
    found = cache.get_many([_key(row, digest) for digest in digests.values()])
    return {t: found[_key(row, d)] for t, d in digests.items() if _key(row, d) in found}


def _remember(row: EncoderInUse, digests: dict[str, str], found: dict[str, TextVector]) -> None:
    made = {_key(row, digests[text]): vector for text, vector in found.items()}
    cache.set_many(made, _REMEMBERED_SECONDS)


def _key(row: EncoderInUse, digest: str) -> str:
    return f"text-vector:{row.pk}:{digest}"


def _stored(row: EncoderInUse, digests: dict[str, str], keep: Keep) -> dict[str, TextVector]:
    rows = QueryVector.objects.filter(encoder=row, text_digest__in=list(digests.values()))
    if keep == Keep.FOR_GOOD:
        rows.filter(kept=False).update(kept=True)
    found = {
        digest: TextVector(unit(vector), coverage)
        for digest, vector, coverage in rows.values_list("text_digest", "vector", "coverage")
    }
    return {text: found[digest] for text, digest in digests.items() if digest in found}


def _encoded(
    row: EncoderInUse, missing: list[str], digests: dict[str, str], keep: Keep
) -> dict[str, TextVector]:
    definition = encode_definition(row.load(), missing, row.templates)
    made = {
        text: TextVector(vector, coverage)
        for text, vector, coverage in zip(
            definition.texts, definition.vectors, definition.coverages, strict=True
        )
    }
    if keep == Keep.IN_MEMORY:
        return made
    QueryVector.objects.bulk_create(
        (
            QueryVector(
                encoder=row,
                text_digest=digests[text],
                vector=one.vector.tolist(),
                coverage=one.coverage,
                kept=keep == Keep.FOR_GOOD,
            )
            for text, one in made.items()
        ),
        ignore_conflicts=True,
    )
    return made


def _digest(templates: list[str], text: str) -> str:
    key = "\n".join([settings.SECRET_KEY[:16], *templates, text])
    return hashlib.sha256(key.encode()).hexdigest()
