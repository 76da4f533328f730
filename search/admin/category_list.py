from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.admin.category import CategoryList
from catalogue.admin.markup import NOTHING, chip, number, state_chip
from catalogue.models import Category, CategoryThreshold, State
from catalogue.unpublished import with_unpublished_changes
from search.models import CategoryEmbedding, EncoderInUse, Membership, MembershipState


class WorkbenchList(CategoryList):
    """Adds to each row what machines know of it under the encoder in use, and whether its draft
    has changes that shoppers do not see."""

    def get_queryset(self, *args: object, **kwargs: object) -> QuerySet[Category]:
        self.root_queryset = _with_columns(self.root_queryset)  # before it is ordered by one
        return super().get_queryset(*args, **kwargs)

    root_queryset: QuerySet[Category]
    result_list: Any

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        changed = with_unpublished_changes(rows)
        for row in rows:
            row.unpublished = row.pk in changed
        self.result_list = rows


def _with_columns(rows: QuerySet[Category]) -> QuerySet[Category]:
    encoder = EncoderInUse.objects.active()
    under = CategoryEmbedding.objects.filter(category=OuterRef("pk"), encoder=encoder)
    thresholds = CategoryThreshold.objects.filter(
        category=OuterRef("pk"), encoder_id=encoder.encoder_id if encoder else ""
    )
    return rows.annotate(
        status=Subquery(under.values("status")[:1]),
        threshold=Subquery(thresholds.values("value")[:1]),
        carried=Subquery(thresholds.values("carried")[:1]),
        members=_count(MembershipState.MEMBER),
        waiting=_count(MembershipState.REVIEW),
    )


def _count(state: MembershipState) -> Coalesce:
    rows = Membership.objects.filter(category=OuterRef("pk"), state=state).order_by()
    counted = rows.values("category").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def threshold_cell(category: Any) -> SafeString | str:
    if category.threshold is None:
        return NOTHING
    shown = number(f"{category.threshold:.3f}")
    if not category.carried:
        return shown
    carried = chip("carried", "busy", title="Set by the change of encoder: look at it")
    return format_html("{} {}", shown, carried)


def members_cell(category: Any) -> SafeString | str:
    if category.threshold is None:
        return format_html('<span title="{}">all</span>', "No threshold: every product belongs")
    return number(f"{category.members:,}")


def waiting_cell(category: Any) -> SafeString | str:
    if not category.waiting:
        return NOTHING
    address = reverse("admin:catalogue_category_review", args=[category.pk])
    return chip(f"{category.waiting:,}", "busy", address, "Review them")


def state_cell(category: Any) -> SafeString:
    state = state_chip(category.state)
    if category.state != State.PUBLISHED or not getattr(category, "unpublished", False):
        return state
    return format_html('<span class="zs-chips">{} {}</span>', state, chip("changes", "busy"))
