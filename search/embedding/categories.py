"""Build category vectors from their words, few and quick, always ahead of the images."""

from django.db.models import QuerySet
from django.utils import timezone

from catalogue.content import live_content
from search.embedding.claiming import Claim, claim
from search.embedding.outcomes import fail, finish_unchanged
from search.models import CategoryEmbedding, EncoderInUse, Status
from search.scoring import recipe_of, scoring_digest, scoring_of
from search.text_vectors import Keep
from search.vectors import mean_unit

_BATCH = 16


def build_waiting(row: EncoderInUse) -> int:
    """Build every category vector that waits under this encoder; returns how many rows."""
    built = 0
    while claimed := claim(CategoryEmbedding, row, _BATCH, "category"):
        for embedding in claimed.rows:
            _build(claimed, embedding)
            built += 1
    return built


def _build(claimed: Claim, embedding: CategoryEmbedding) -> None:
    """Of what shoppers see, which also puts its words' vectors where searches find them."""
    content = live_content(embedding.category)
    digest = scoring_digest(content, embedding.encoder, recipe_of(content))
    if digest == embedding.source_digest:
        finish_unchanged(claimed, [embedding.pk])
        return
    try:
        scoring = scoring_of(content, embedding.encoder, keep=Keep.FOR_GOOD)
    except ValueError as error:
        fail(claimed, embedding.pk, f"These words cannot be used: {error}.")
        return
    _mine(claimed, embedding).update(
        vector=mean_unit(scoring.vectors).tolist(),
        coverage=scoring.coverage,
        source_digest=digest,
        status=Status.DONE,
        error="",
        lease_until=None,
        finished_at=timezone.now(),
    )


def _mine(claimed: Claim, embedding: CategoryEmbedding) -> QuerySet[CategoryEmbedding]:
    """No row if its words were changed while they were encoded; the next claim has them."""
    return CategoryEmbedding.objects.filter(
        pk=embedding.pk, status=Status.RUNNING, lease_until=claimed.lease
    )
