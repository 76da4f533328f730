"""What has to be done now and then for the derived tables."""

from datetime import timedelta

from django.utils import timezone

from search.models import EncoderInUse, QueryVector, WorkerHeartbeat
from search.picture_lane import forget_old_tickets
from search.query_log import forget_old_counts
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space

_KEEP_QUERY_VECTORS = timedelta(days=30)
_MOST_QUERY_VECTORS = 50_000
_KEEP_HEARTBEATS = timedelta(days=1)


def maintain() -> None:
    """Forget old query vectors and dead workers, index what has outgrown exact scans."""
    now = timezone.now()
    searches = QueryVector.objects.filter(kept=False)
    searches.filter(created_at__lt=now - _KEEP_QUERY_VECTORS).delete()
    surplus = searches.order_by("-created_at").values("pk")[_MOST_QUERY_VECTORS:]
    QueryVector.objects.filter(pk__in=list(surplus.values_list("pk", flat=True))).delete()
    forget_old_tickets()
    forget_old_counts()
    WorkerHeartbeat.objects.filter(seen_at__lt=now - _KEEP_HEARTBEATS).delete()
    for row in EncoderInUse.objects.working():
        get_vector_store().ensure_index(Space(row.pk, row.dimensions))
