"""Build category vectors from their words, few and quick, always ahead of the images."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from search.definition import Definition, definition_digest, encode_definition
from search.embedding.claiming import Claim, claim
from search.embedding.outcomes import fail, finish_unchanged
from search.encoders.base import Encoder
from search.models import CategoryEmbedding, EncoderInUse, PromptVector, Status

_BATCH = 16


def build_waiting(row: EncoderInUse, encoder: Encoder) -> int:
    """Build every category vector that waits under this encoder; returns how many rows."""
    built = 0
    while claimed := claim(CategoryEmbedding, row, _BATCH, "category"):
        for embedding in claimed.rows:
            _build(claimed, embedding, encoder)
            built += 1
    return built


def _build(claimed: Claim, embedding: CategoryEmbedding, encoder: Encoder) -> None:
    texts = embedding.category.texts
    templates = embedding.encoder.templates
    digest = definition_digest(encoder, texts, templates)
    if digest == embedding.source_digest:
        finish_unchanged(claimed, [embedding.pk])
        return
    try:
        definition = encode_definition(encoder, texts, templates)
    except ValueError as error:
        fail(claimed, embedding.pk, f"These words cannot be used: {error}.")
        return
    _store(claimed, embedding, digest, definition)


@transaction.atomic
def _store(
    claimed: Claim, embedding: CategoryEmbedding, digest: str, definition: Definition
) -> None:
    stored = _mine(claimed, embedding).update(
        vector=definition.mean.tolist(),
        coverage=definition.coverage,
        source_digest=digest,
        status=Status.DONE,
        error="",
        lease_until=None,
        finished_at=timezone.now(),
    )
    if not stored:  # its words were changed while they were encoded; the next claim has them
        return
    PromptVector.objects.filter(embedding=embedding).delete()
    PromptVector.objects.bulk_create(
        PromptVector(embedding=embedding, position=position, text=text, vector=vector.tolist())
        for position, (text, vector) in enumerate(
            zip(definition.texts, definition.vectors, strict=True)
        )
    )


def _mine(claimed: Claim, embedding: CategoryEmbedding) -> QuerySet[CategoryEmbedding]:
    return CategoryEmbedding.objects.filter(
        pk=embedding.pk, status=Status.RUNNING, lease_until=claimed.lease
    )
