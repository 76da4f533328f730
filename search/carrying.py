"""Carry thresholds over to another encoder, whose scores mean something else.

The new threshold lets in as many products by score as the old one did. That is a start, not a
judgement: it is marked as carried, and a person should look at it. Decisions hold under all.
"""

from dataclasses import replace

from catalogue.content import Content, ContentThreshold, live_content
from catalogue.models import Category, CategoryThreshold
from search.models import EncoderInUse
from search.query import Query
from search.ranking import NoEncoder, retrieve


def carry_thresholds(old: EncoderInUse, new: EncoderInUse) -> int:
    """For categories that have one under `old` and none by a person under `new`; how many."""
    carried = 0
    for category in Category.objects.all():
        content = live_content(category)
        own = category.thresholds.filter(encoder_id=old.encoder_id).first()
        limits = content.thresholds.get(old.encoder_id)
        if limits is None and own is not None:
            limits = ContentThreshold(own.value, own.review_from)
        by_person = category.thresholds.filter(encoder_id=new.encoder_id, carried=False)
        if limits is None or new.encoder_id in content.thresholds or by_person.exists():
            continue
        carried += _carry(category, content, limits, old, new)
    return carried


def _carry(
    category: Category,
    content: Content,
    limits: ContentThreshold,
    old: EncoderInUse,
    new: EncoderInUse,
) -> int:
    try:
        before, after = _scores(content, old), _scores(content, new)
    except (NoEncoder, ValueError):
        return 0
    if not after:
        return 0
    review = None if limits.review_from is None else _same_place(limits.review_from, before, after)
    CategoryThreshold.objects.update_or_create(
        category=category,
        encoder_id=new.encoder_id,
        defaults={
            "value": _same_place(limits.value, before, after),
            "review_from": review,
            "carried": True,
        },
    )
    return 1


def _scores(content: Content, row: EncoderInUse) -> list[float]:
    """By score alone, best first: people's hand on it is the same under both encoders."""
    alone = replace(content, thresholds={}, rules=(), approved=(), rejected=())
    retrieval = retrieve(Query(), row, alone)
    if retrieval is None:
        return []
    return sorted((one.found.score for one in retrieval.shelf().inside), reverse=True)


def _same_place(value: float, before: list[float], after: list[float]) -> float:
    """The score under the new encoder that as many products reach, within −1 and 1."""
    count = sum(score >= value for score in before)
    if count == 0:
        return min(after[0] + 1e-3, 1.0)
    place = min(count, len(after)) - 1
    following = after[place + 1] if place + 1 < len(after) else after[place]
    return max(-1.0, min((after[place] + following) / 2, 1.0))
