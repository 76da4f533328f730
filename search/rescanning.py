"""Write down which products are on each shelf, which wait for review and which left it.

Shelves themselves are ranked live; memberships record what they show, with dates, for queues,
exports and reports. A rescan adds what matches now and withdraws automatic ones that do not.
"""

import time
from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from catalogue.content import live_content
from catalogue.models import Category, Product, State
from search.calibrating import store_calibration
from search.methods.calibration import Calibration
from search.models import (
    CategoryScan,
    ImageEmbedding,
    Membership,
    MembershipSource,
    MembershipState,
)
from search.query import Query
from search.ranking import NoEncoder, active_encoder, retrieve
from search.retrieval import Placed, Retrieval
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.wakeup import wake

_MOST = 20_000
"""Rows a category: a shelf that holds more says nothing about its products."""
_CHUNK = 1_000
_REST = timedelta(minutes=2)
"""A catalogue that changes all the time must not keep workers scanning."""
_CHANGING = ("state", "source", "score", "probability", "prompt", "encoder_id", "version", "since")


def request_scans(category_ids: Iterable[int]) -> int:
    """Let these categories be scanned again; safe to repeat."""
    now = timezone.now()
    rows = [CategoryScan(category_id=pk, requested_at=now) for pk in category_ids]
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
    """Scan again what was scanned before the catalogue or its vectors last changed."""
    changed = max(
        filter(
            None,
            (
                ImageEmbedding.objects.aggregate(last=Max("finished_at"))["last"],
                Product.objects.aggregate(last=Max("updated_at"))["last"],
            ),
        ),
        default=None,
    )
    if changed is None:
        return 0
    fresh = Q(scanned_at__gte=changed) | Q(scanned_at__gte=timezone.now() - _REST)
    known = CategoryScan.objects.filter(fresh | _due())
    stale = Category.objects.filter(state=State.PUBLISHED).exclude(pk__in=known.values("category"))
    return request_scans(stale.values_list("pk", flat=True))


def due_scans() -> QuerySet[CategoryScan]:
    return CategoryScan.objects.filter(_due()).order_by("requested_at")


def scan_due(seconds: float = 20.0) -> int:
    """Scan what was asked for, for about so long; returns how many categories."""
    ends, done = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        with transaction.atomic():
            scan = due_scans().select_for_update(skip_locked=True).first()
            if scan is None:
                break
            _scan(scan)
            done += 1
    return done


def _due() -> Q:
    return Q(scanned_at__isnull=True) | Q(requested_at__gt=F("scanned_at"))


def _scan(scan: CategoryScan) -> None:
    started, began = timezone.now(), time.monotonic()
    try:
        scan.members, scan.waiting = rescan(scan.category)
        scan.error = ""
    except (NoEncoder, ValueError) as error:
        scan.error = str(error)
    scan.scanned_at = started
    scan.duration_ms = int(1000 * (time.monotonic() - began))
    scan.save()


def rescan(category: Category) -> tuple[int, int]:
    """Write this category's memberships; returns how many are on the shelf and how many wait.

    Without a threshold every product belongs a little, so none is written down. Raises NoEncoder
    and ValueError where the shelf cannot be ranked.
    """
    row, content = active_encoder(), live_content(category)
    retrieval = retrieve(Query(category=category), row, content)
    visible = Category.objects.visible().filter(pk=category.pk).exists()
    found: list[Membership] = []
    if retrieval is not None and retrieval.threshold is not None and visible:
        limits = content.thresholds.get(row.encoder_id)
        review_from = limits.review_from if limits else None
        shelf = retrieval.shelf()
        everything = [one.found.score for one in (*shelf.inside, *shelf.outside)]
        scores = np.asarray(everything, dtype=np.float32)
        curve = store_calibration(category, content, retrieval, scores)
        placed = [(one, MembershipState.MEMBER) for one in shelf.inside]
        if review_from is not None:
            waiting = [one for one in shelf.outside if one.found.score >= review_from]
            placed += [(one, MembershipState.REVIEW) for one in waiting]
        found = _rows(category, retrieval, placed[:_MOST], curve)
    _write(category, found)
    states = [one.state for one in found]
    return states.count(MembershipState.MEMBER), states.count(MembershipState.REVIEW)


def _rows(
    category: Category,
    retrieval: Retrieval,
    placed: Sequence[tuple[Placed, MembershipState]],
    curve: Calibration | None,
) -> list[Membership]:
    version = category.versions.live(category)
    prompts = _prompts(retrieval, [one for one, _ in placed])
    scores = np.asarray([one.found.score for one, _ in placed], dtype=np.float32)
    likely = curve.probability(scores).tolist() if curve else [None] * len(placed)
    return [
        Membership(
            category=category,
            product_id=one.found.group_id,
            state=state,
            source=MembershipSource.PERSON
            if one.pinned or one.approved
            else MembershipSource.AUTOMATIC,
            score=one.found.score,
            probability=probability,
            prompt=prompts.get(one.found.group_id, "")[:500],
            encoder_id=retrieval.row.encoder_id,
            version=version.number if version else None,
        )
        for (one, state), probability in zip(placed, likely, strict=True)
    ]


def _prompts(retrieval: Retrieval, placed: Sequence[Placed]) -> dict[int, str]:
    """For each group the prompt that fits its best picture most."""
    prompts = retrieval.scoring.prompts
    if len(prompts) == 1:
        return {one.found.group_id: prompts[0].text for one in placed}
    directions = np.stack([prompt.vector for prompt in prompts])
    space = Space(retrieval.row.pk, retrieval.row.dimensions)
    best: dict[int, str] = {}
    for start in range(0, len(placed), _CHUNK):
        part = placed[start : start + _CHUNK]
        stored = get_vector_store().vectors_of(space, [one.found.owner_id for one in part])
        for one in part:
            if (vector := stored.get(one.found.owner_id)) is not None:
                best[one.found.group_id] = prompts[int(np.argmax(directions @ vector))].text
    return best


@transaction.atomic
def _write(category: Category, found: list[Membership]) -> None:
    """Set-based; `since` moves only where the state does."""
    before = {
        product: (state, since)
        for product, state, since in Membership.objects.filter(category=category).values_list(
            "product_id", "state", "since"
        )
    }
    for one in found:
        state, since = before.get(one.product_id, ("", one.since))
        one.since = since if state == one.state else one.since
    Membership.objects.bulk_create(
        found,
        batch_size=_CHUNK,
        update_conflicts=True,
        unique_fields=["category", "product"],
        update_fields=_CHANGING,
    )
    gone = Membership.objects.filter(category=category).exclude(
        product__in=[one.product_id for one in found]
    )
    gone.exclude(state=MembershipState.WITHDRAWN).update(
        state=MembershipState.WITHDRAWN, since=timezone.now()
    )
