"""The vectors that a query is ranked against: encoded words, a stored category, stored pictures."""

import hashlib
from dataclasses import dataclass

import numpy as np
from django.conf import settings

from catalogue.models import Category, Combination, Product
from search.definition import definition_digest, encode_definition
from search.models import CategoryEmbedding, EncoderInUse, QueryVector
from search.query import Query, QueryError
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vectors, mean_unit


@dataclass(frozen=True, slots=True)
class Sought:
    """vectors: what to rank by, (n, d); coverage: of words, as in `Definition`."""

    vectors: Vectors
    coverage: float | None = None


def query_vectors(query: Query, row: EncoderInUse) -> Sought | None:
    """None: nothing to rank by (a product without embedded images).

    Raises QueryError where nothing is asked, EncoderError where words must be encoded and the
    encoder cannot be loaded.
    """
    if query.similar_to is not None:
        return _pictures_of(query.similar_to, row)
    if query.category is not None:
        return _category(query.category, row)
    if query.text:
        return _text(query.text, row)
    raise QueryError("q", "Say what to look for.")


def _text(text: str, row: EncoderInUse) -> Sought:
    """Words are encoded once; the vector is kept under a digest, the words are not."""
    templates = row.templates or row.load().templates
    # keyed, so that guessing words tells nothing
    key = "\n".join([settings.SECRET_KEY[:16], *templates, text])
    digest = hashlib.sha256(key.encode()).hexdigest()
    known = QueryVector.objects.filter(encoder=row, text_digest=digest).first()
    if known is not None:
        return Sought(np.asarray([known.vector], dtype=np.float32), known.coverage)
    found = encode_definition(row.load(), [text], row.templates)
    new = QueryVector(
        encoder=row, text_digest=digest, vector=found.mean.tolist(), coverage=found.coverage
    )
    QueryVector.objects.bulk_create([new], ignore_conflicts=True)
    return Sought(found.mean[None], found.coverage)


def _category(category: Category, row: EncoderInUse) -> Sought:
    """The stored vector; encoded here and now when a worker has not built it from these words."""
    embedding = CategoryEmbedding.objects.filter(category=category, encoder=row).first()
    encoder, texts = row.load(), category.texts
    digest = definition_digest(encoder, texts, row.templates)
    if embedding is None or embedding.source_digest != digest:
        definition = encode_definition(encoder, texts, row.templates)
        return Sought(combine(definition.vectors, category.combination), definition.coverage)
    if category.combination == Combination.BEST:
        prompts = embedding.prompt_vectors.values_list("vector", flat=True)
        return Sought(np.asarray(list(prompts), dtype=np.float32), embedding.coverage)
    return Sought(np.asarray([embedding.vector], dtype=np.float32), embedding.coverage)


def combine(vectors: Vectors, combination: str) -> Vectors:
    """The vectors to rank by: all prompts' for “best”, their mean otherwise; shape (n, d)."""
    return vectors if combination == Combination.BEST else mean_unit(vectors)[None]


def _pictures_of(product: Product, row: EncoderInUse) -> Sought | None:
    store = get_vector_store()
    ids = list(product.images.values_list("pk", flat=True))
    stored = store.vectors_of(Space(row.pk, row.dimensions), ids)
    # rounded to half precision they are not quite of unit length any more
    return Sought(mean_unit(stored)[None]) if len(stored) else None
