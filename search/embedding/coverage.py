"""How far the work on an encoder's image embeddings is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from catalogue.models import ProductImage
from search.models import EncoderInUse, ImageEmbedding, Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of images; `oldest_waiting_seconds` is None when none waits."""

    total: int
    done: int
    pending: int
    running: int
    failed: int
    oldest_waiting_seconds: float | None

    @property
    def waiting(self) -> int:
        """Images without a vector that are not given up."""
        return max(self.total - self.done - self.failed, 0)

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 1.0


def coverage(encoder: EncoderInUse | None = None) -> Coverage:
    """Coverage under `encoder`, by default the one in use; all zero where there is none."""
    encoder = encoder or EncoderInUse.objects.active()
    total = ProductImage.objects.count()
    counts = ImageEmbedding.objects.filter(encoder=encoder).aggregate(
        done=Count("pk", filter=Q(vector__isnull=False)),
        pending=Count("pk", filter=Q(status=Status.PENDING)),
        running=Count("pk", filter=Q(status=Status.RUNNING)),
        failed=Count("pk", filter=Q(status=Status.FAILED, vector__isnull=True)),
        oldest=Min("requested_at", filter=Q(status__in=[Status.PENDING, Status.RUNNING])),
    )
    oldest: datetime | None = counts.pop("oldest")
    waited = (timezone.now() - oldest).total_seconds() if oldest else None
    return Coverage(total=total, oldest_waiting_seconds=waited, **counts)
