"""Ask for scans: because of a change, or because the sweep finds one out of date."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from catalogue.models import Category, CategoryVersion, Product, State
from search.models import (
    CategoryScan,
    ImageEmbedding,
    Membership,
    MembershipState,
    TextEmbedding,
)
from search.wakeup import wake

_REST = timedelta(minutes=2)
"""A catalogue that changes all the time must not keep workers scanning."""
_DEEPEST = 50  # levels of the tree; it ends even if rows form a circle


def request_scans(category_ids: Iterable[int]) -> int:
    """Let these categories and those below them be scanned again; safe to repeat.

    What hides a category hides its branch. Returns how many were asked for.
    """
    now = timezone.now()
    rows = [CategoryScan(category_id=pk, requested_at=now) for pk in _branches(category_ids)]
    CategoryScan.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["category"],
        update_fields=["requested_at"],
    )
    if rows:
        wake()
    return len(rows)


def request_stale_scans() -> int:
    """Find what no news told of; returns how many categories.

    A category is out of date when the catalogue or its vectors changed after its last scan, when
    a version has started since, or when shoppers no longer see it and products are still noted.
    """
    asked = CategoryScan.objects.filter(_due()).values("category")
    categories = Category.objects.exclude(pk__in=asked)
    published = categories.filter(state=State.PUBLISHED)
    stale = [*published.filter(_is_outdated()).values_list("pk", flat=True)]
    noted = Membership.objects.filter(category=OuterRef("pk")).exclude(
        state=MembershipState.WITHDRAWN
    )
    hidden = categories.exclude(pk__in=Category.objects.visible().values("pk"))
    stale += hidden.filter(Exists(noted)).values_list("pk", flat=True)
    return request_scans(set(stale))


def due_scans() -> QuerySet[CategoryScan]:
    return CategoryScan.objects.filter(_due()).order_by("requested_at", "pk")


def _due() -> Q:
    return Q(scanned_at__isnull=True) | Q(requested_at__gt=F("scanned_at"))


def _is_outdated() -> Q:
    now = timezone.now()
    started = CategoryVersion.objects.filter(
        category=OuterRef("pk"), starts_at__lte=now, starts_at__gt=OuterRef("scan__scanned_at")
    )
    outdated = Q(scan__isnull=True) | Q(Exists(started))
    changed = _last_change(now)
    if changed is not None:
        rested = Q(scan__scanned_at__lt=now - _REST)
        outdated |= Q(scan__scanned_at__lt=changed) & rested
    return outdated


def _last_change(now: datetime) -> datetime | None:
    """When a score, a product or what shoppers see of one changed last."""
    come = Product.objects.filter(publish_at__lte=now).aggregate(last=Max("publish_at"))
    times = (
        ImageEmbedding.objects.aggregate(last=Max("finished_at"))["last"],
        TextEmbedding.objects.aggregate(last=Max("finished_at"))["last"],
        Product.objects.aggregate(last=Max("updated_at"))["last"],
        come["last"],
    )
    return max((time for time in times if time is not None), default=None)


def _branches(category_ids: Iterable[int]) -> list[int]:
    found = dict.fromkeys(category_ids)
    newest = list(found)
    for _ in range(_DEEPEST):
        below = Category.objects.filter(parent__in=newest).values_list("pk", flat=True)
        newest = [pk for pk in below if pk not in found]
        if not newest:
            break
        found |= dict.fromkeys(newest)
    return list(found)
