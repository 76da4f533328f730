"""Carry thresholds over to another encoder, whose scores mean something else.

The new threshold lets in as many products by score as the old one did. That is a start, not a
judgement: it is marked as carried, and a person should look at it. Decisions hold under all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from catalogue.content import Content, ContentThreshold, live_content
from catalogue.models import Category, CategoryThreshold
from catalogue.publishing import keep_carried_threshold
from search.arrangement import Arrangement
from search.methods.suggestions import suggest
from search.models import EncoderInUse, Membership, MembershipState
from search.query import Query
from search.ranking import NoEncoder, retrieve

_LOWEST, _HIGHEST = -10.0, 10.0  # that a threshold can be


def carry_thresholds(
    old: EncoderInUse, new: EncoderInUse, progress: Callable[[int, int], None] | None = None
) -> int:
    """For categories that have one under `old` and none by a person under `new`; how many.

    What was carried before is carried anew: the threshold under `old` may have changed since. Each
    category takes two scans, so `progress` is told of each: how many are done, of how many. What
    people changed in the meantime is looked at once more at the end.
    """
    carried: set[int] = set()
    known: dict[int, _Said] = {}
    categories = list(Category.objects.all())
    for done, category in enumerate(categories, 1):
        known[category.pk] = said = _said(category, old, new)
        if said.limits is not None and _carry(category, said.content, said.limits, old, new):
            carried.add(category.pk)
        if progress is not None:
            progress(done, len(categories))
    for category in Category.objects.all():
        said = _said(category, old, new)
        changed = said != known.get(category.pk)
        if changed and said.limits and _carry(category, said.content, said.limits, old, new):
            carried.add(category.pk)
    return len(carried)


@dataclass(frozen=True, slots=True)
class _Said:
    """What people said of a category. limits: under the old encoder, None: nothing to carry."""

    content: Content
    limits: ContentThreshold | None


def _said(category: Category, old: EncoderInUse, new: EncoderInUse) -> _Said:
    content = live_content(category)
    rows = {row.encoder_id: row for row in category.thresholds.all()}
    own, limits = rows.get(old.encoder_id), content.thresholds.get(old.encoder_id)
    if limits is None and own is not None:
        limits = ContentThreshold(own.value, own.review_from)
    known = (rows.get(new.encoder_id), content.thresholds.get(new.encoder_id))
    by_person = any(one is not None and not one.carried for one in known)
    return _Said(content, None if by_person else limits)


def _carry(
    category: Category,
    content: Content,
    limits: ContentThreshold,
    old: EncoderInUse,
    new: EncoderInUse,
) -> bool:
    try:
        before, after = _scores_before(category, content, old), _scores(content, new)
    except (NoEncoder, ValueError):
        return False
    if not after:
        return False
    # where nothing is known of the shelf as it was, a guess is better than a shelf of everything
    value = _same_place(limits.value, before, after) if before else _suggested(after)
    review = None
    if limits.review_from is not None:
        review = _same_place(limits.review_from, before, after) if before else value
    CategoryThreshold.objects.update_or_create(
        category=category,
        encoder_id=new.encoder_id,
        defaults={
            "value": value,
            "review_from": review,
            "carried": True,
        },
    )
    if new.encoder_id in content.thresholds:  # carried before, and published since
        keep_carried_threshold(category, new.encoder_id)
    return True


def _scores_before(category: Category, content: Content, row: EncoderInUse) -> list[float]:
    """Best first. An encoder that is gone may be why it is changed: then as last written down."""
    try:
        return _scores(content, row)
    except NoEncoder:
        on_shelf = Membership.objects.filter(category=category, encoder_id=row.encoder_id)
        on_shelf = on_shelf.exclude(state=MembershipState.WITHDRAWN).exclude(score=None)
        scores = on_shelf.order_by("-score").values_list("score", flat=True)
        return [score for score in scores if score is not None]


def _scores(content: Content, row: EncoderInUse) -> list[float]:
    """Best first, of all products: what people let in, pin or keep out is no matter of scores."""
    retrieval = retrieve(Query(rules=False), row, content)
    if retrieval is None:
        return []
    alone = replace(retrieval, arrangement=Arrangement(), threshold=None)
    return sorted((one.found.score for one in alone.shelf().inside), reverse=True)


def _suggested(after: list[float]) -> float:
    """As for a category that nobody gave a threshold; where nothing stands out, none belong."""
    suggested = suggest(np.asarray(after, dtype=np.float32))[0].threshold
    if suggested is None:
        return min(after[0] + 1e-3, _HIGHEST)
    return max(_LOWEST, min(suggested, _HIGHEST))


def _same_place(value: float, before: list[float], after: list[float]) -> float:
    """The score under the new encoder that as many products reach."""
    count = sum(score >= value for score in before)
    if count == 0:
        return min(after[0] + 1e-3, _HIGHEST)
    place = min(count, len(after)) - 1
    following = after[place + 1] if place + 1 < len(after) else after[place]
    return max(_LOWEST, min((after[place] + following) / 2, _HIGHEST))
