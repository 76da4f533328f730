"""One category's memberships, written as its shelf is now."""

from collections.abc import Collection, Sequence

import numpy as np
from django.db import transaction
from django.utils import timezone

from catalogue.content import Content, ContentThreshold, live_content
from catalogue.models import Category, CategoryThreshold
from search.calibrating import store_calibration
from search.methods.calibration import Calibration
from search.models import EncoderInUse, Membership, MembershipSource, MembershipState
from search.query import Query
from search.ranking import active_encoder, retrieve
from search.retrieval import Placed, Retrieval
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space

_MOST = 20_000
"""Rows a category: a shelf that holds more says nothing about its products."""
_CHUNK = 1_000
_CHANGING = ("state", "source", "score", "probability", "prompt", "encoder_id", "version", "since")


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
        shelf = retrieval.shelf()
        everything = [one.found.score for one in (*shelf.inside, *shelf.outside)]
        scores = np.asarray(everything, dtype=np.float32)
        curve = store_calibration(category, content, retrieval, scores)
        placed = [(one, MembershipState.MEMBER) for one in shelf.inside]
        review_from = _review_from(category, content, row)
        if review_from is not None:
            waiting = [one for one in shelf.outside if one.found.score >= review_from]
            placed += [(one, MembershipState.REVIEW) for one in waiting]
        found = _rows(category, retrieval, placed[:_MOST], curve)
    _write(category, found, content.rejected)
    states = [one.state for one in found]
    return states.count(MembershipState.MEMBER), states.count(MembershipState.REVIEW)


def _review_from(category: Category, content: Content, row: EncoderInUse) -> float | None:
    """As published; after a change of the encoder, as it was carried over with the threshold."""
    limits: ContentThreshold | CategoryThreshold | None = content.thresholds.get(row.encoder_id)
    limits = limits or category.thresholds.filter(encoder_id=row.encoder_id, carried=True).first()
    return limits.review_from if limits else None


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
def _write(category: Category, found: list[Membership], rejected: Collection[int]) -> None:
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
    gone.filter(product__in=rejected).update(source=MembershipSource.PERSON)
    gone.exclude(product__in=rejected).update(source=MembershipSource.AUTOMATIC)
