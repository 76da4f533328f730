"""How far the review of each category is, as its last scan found it."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from catalogue.models import Category, CategoryThreshold, Decision
from search.encoders.base import EncoderError
from search.models import EncoderInUse, Membership, MembershipSource, MembershipState
from search.reviewing.survey import uncertain_width


def with_progress(categories: QuerySet[Category]) -> QuerySet[Any]:
    """Adds `decided`, `waiting`, `uncertain`, both as `to_review`, `total` and `has_threshold`.

    Waiting and uncertain are products that nobody decided: those between the scores where waiting
    begins and the threshold, and those on the shelf with a score not far above it.
    """
    waiting = _undecided().filter(state=MembershipState.REVIEW)
    uncertain = _undecided().filter(
        state=MembershipState.MEMBER, source=MembershipSource.AUTOMATIC, score__lt=_sure_from()
    )
    decided = Decision.objects.filter(category=OuterRef("pk"))
    annotated = categories.annotate(
        decided=_number(decided),
        waiting=_number(waiting),
        uncertain=_number(uncertain),
        has_threshold=has_threshold("pk"),
    )
    open_ = F("waiting") + F("uncertain")
    return annotated.annotate(to_review=open_, total=F("decided") + open_)


def has_threshold(category: str) -> Exists:
    """Whether the draft of the category that this column names has one under the encoder in use."""
    row = EncoderInUse.objects.active()
    limits = CategoryThreshold.objects.filter(
        category=OuterRef(category), encoder_id=row.encoder_id if row else ""
    )
    return Exists(limits)


def waiting_for_review(category: Category) -> int:
    """Products that the last scan put up for review and that nobody decided since."""
    decided = Decision.objects.filter(category=category).values("product")
    waiting = Membership.objects.filter(category=category, state=MembershipState.REVIEW)
    return waiting.exclude(product__in=decided).count()


def _undecided() -> QuerySet[Membership]:
    decided = Decision.objects.filter(category=OuterRef("category"), product=OuterRef("product"))
    return Membership.objects.filter(~Exists(decided), category=OuterRef("pk"))


def _sure_from() -> Any:
    """The score from which a member of the category is not uncertain any more; NULL: none is."""
    row = EncoderInUse.objects.active()
    try:
        width = uncertain_width(row) if row else 0.0
    except EncoderError:
        width = 0.0
    limits = CategoryThreshold.objects.filter(
        category=OuterRef("category"), encoder_id=row.encoder_id if row else ""
    )
    return Subquery(limits.annotate(sure=F("value") + Value(width)).values("sure")[:1])


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("category").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
