"""Claim waiting rows for this worker, and give back what it did not start.

A claim is short and committed before the work begins: `FOR UPDATE SKIP LOCKED` keeps workers out
of each other's way, the lease lets others take over from a worker that died, and the attempt is
counted first, so that a picture that kills its worker is parked after a few tries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search.models import Embedding, EncoderInUse, Status


@dataclass(frozen=True, slots=True)
class Claim:
    """Rows that this worker may work on until `lease`, which also tells its claim from others'."""

    model: type[Embedding]
    rows: list[Any]
    lease: datetime

    @property
    def ids(self) -> list[int]:
        return [row.pk for row in self.rows]


def claim(model: type[Embedding], encoder: EncoderInUse, size: int, owner: str) -> Claim | None:
    """Claim up to `size` rows; a row that some worker left behind is claimed alone, and first."""
    with transaction.atomic():
        rows = _abandoned(model, encoder, owner) or _pending(model, encoder, size, owner)
        if not rows:
            return None
        lease = timezone.now() + timedelta(seconds=settings.EMBED_LEASE_SECONDS)
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            status=Status.RUNNING, attempts=F("attempts") + 1, lease_until=lease
        )
    return Claim(model, rows, lease)


def give_back(claimed: Claim) -> None:
    """Let rows wait again as if they had not been claimed."""
    claimed.model._default_manager.filter(
        pk__in=claimed.ids, status=Status.RUNNING, lease_until=claimed.lease
    ).update(status=Status.PENDING, attempts=F("attempts") - 1, lease_until=None)


def _pending(model: type[Embedding], encoder: EncoderInUse, size: int, owner: str) -> list[Any]:
    waiting = model._default_manager.filter(encoder=encoder, status=Status.PENDING)
    return list(_locked(waiting, owner).order_by("pk")[:size])


def _abandoned(model: type[Embedding], encoder: EncoderInUse, owner: str) -> list[Any]:
    expired = model._default_manager.filter(
        encoder=encoder, status=Status.RUNNING, lease_until__lt=timezone.now()
    )
    _park(
        expired.filter(attempts__gte=settings.EMBED_MAX_ATTEMPTS)
        .select_for_update(skip_locked=True, of=("self",))
        .only("pk", "error", "attempts")
    )
    return list(_locked(expired, owner).order_by("pk")[:1])


def _locked(rows: Any, owner: str) -> Any:
    # the vector is not read: the row is claimed to replace it
    return (
        rows.select_for_update(skip_locked=True, of=("self",))
        .select_related(owner, "encoder")
        .defer("vector")
    )


def _park(rows: Iterable[Embedding]) -> None:
    for row in rows:
        cause = row.error or "The worker stopped without a word each time."
        row.status = Status.FAILED
        row.error = f"Given up after {row.attempts} attempts. {cause}"
        row.lease_until = None
        row.finished_at = timezone.now()
        row.save(update_fields=["status", "error", "lease_until", "finished_at"])
