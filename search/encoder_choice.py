"""Choose the encoder: only a person or the set-up does, and the reason is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from catalogue.models import Category, State
from search.carrying import carry_thresholds
from search.embedding import request_missing
from search.encoders import DEFAULT_CLIP_MODEL, get_encoder, is_available
from search.models import EncoderInUse, EncoderState
from search.rescanning import request_scans
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space


@dataclass(frozen=True, slots=True)
class Choice:
    """An encoder's name and why it was chosen, in one line."""

    name: str
    reason: str


def choose_encoder(timeout_s: float = 3.0) -> Choice:
    """What a first set-up takes: `ENCODER` if set, else CLIP where it can be had, else anchors."""
    if settings.ENCODER:
        return Choice(settings.ENCODER, "named by the setting ENCODER")
    available, why = is_available("clip", timeout_s=timeout_s)
    if available:
        return Choice("clip", f"{DEFAULT_CLIP_MODEL}: {_first_sentence(why)}")
    return Choice("anchors", f"the offline encoder, because {_first_sentence(why)}")


def _first_sentence(text: str) -> str:
    return text.split(". ", 1)[0].rstrip(".")


def add_encoder(name: str, reason: str) -> EncoderInUse:
    """Record an encoder and let everything be embedded under it, beside the one in use.

    Raises EncoderError when it cannot be loaded. The first encoder of a shop is in use at once.
    """
    encoder = get_encoder(name)
    with transaction.atomic():
        row, _ = EncoderInUse.objects.update_or_create(
            encoder_id=encoder.id,
            defaults={
                "name": name,
                "revision": encoder.revision,
                "dimensions": encoder.dimensions,
                "reason": reason[:300],
            },
        )
        if EncoderInUse.objects.active() is None:
            row.activate()
        elif row.state == EncoderState.RETIRED:
            row.state = EncoderState.FILLING
            row.save(update_fields=["state"])
        request_missing()
    return row


def activate_encoder(row: EncoderInUse, progress: Callable[[int, int], None] | None = None) -> None:
    """Let this encoder answer from now on; the one before is kept with its vectors.

    Decisions hold as they are; thresholds are carried over and marked for people to look at. The
    one before answers until all are. `progress`: as `carry_thresholds` tells it.
    """
    get_vector_store().ensure_index(Space(row.pk, row.dimensions))
    before = EncoderInUse.objects.active()
    if before is not None and before.pk != row.pk:
        carry_thresholds(before, row, progress)
    row.activate()
    published = Category.objects.filter(state=State.PUBLISHED)
    request_scans(published.values_list("pk", flat=True))
