"""Which products the last scan found on which shelf, and which wait for a person."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeNumericFilter

from catalogue.admin.markup import NOTHING, chip, moment, thumbnail
from catalogue.deciding import decide
from catalogue.models import Decision, ProductImage, Verdict
from search.admin.deciding import may_decide
from search.admin.decision import LABELS, TONES, category_link, product_link
from search.admin.occurring_filter import OccurringFilter
from search.admin.read_only import ReadOnlyMixin
from search.models import Membership, MembershipSource, MembershipState

_STATES = {
    MembershipState.MEMBER: "good",
    MembershipState.REVIEW: "busy",
    MembershipState.WITHDRAWN: "muted",
}


@admin.register(Membership)
class MembershipAdmin(ReadOnlyMixin, ModelAdmin):
    """Rows that scans write; a person decides about them, and publishes."""

    list_display = (
        "picture",
        "of_product",
        "of_category",
        "shown_state",
        "decided",
        "scored",
        "best_words",
        "why",
    )
    list_display_links = ("shown_state",)
    list_filter = (
        ("category", OccurringFilter),
        ("state", ChoicesDropdownFilter),
        ("source", ChoicesDropdownFilter),
        ("score", RangeNumericFilter),
    )
    list_filter_sheet = True
    list_filter_submit = True
    list_per_page = 50
    search_fields = ("product__sku", "product__title")
    search_help_text = "SKU or title of the product"
    ordering = ("category", "-score", "pk")
    actions = ("approve_selected", "reject_selected")
    fields = (
        "of_product",
        "of_category",
        "shown_state",
        "decided",
        "scored",
        "prompt",
        "encoder_id",
        "version",
        "since_when",
    )
    readonly_fields = fields

    class Media:
        css = {"all": ["admin-zeroshelf/review.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        decided = Decision.objects.filter(
            category=OuterRef("category"), product=OuterRef("product")
        )
        verdict = Subquery(decided.values("verdict")[:1])
        images = ProductImage.objects.in_order().only("product", "position", "alt", "thumbnail")
        shown: QuerySet[Any] = (
            rows.select_related("product", "category")
            .prefetch_related(Prefetch("product__images", images))
            .annotate(verdict=verdict)
        )
        return shown

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    @admin.action(description="Approve selected", permissions=["decide"])
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._decide(request, queryset, Verdict.APPROVE)

    @admin.action(description="Reject selected", permissions=["decide"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._decide(request, queryset, Verdict.REJECT)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Any], verdict: Verdict) -> None:
        chosen: dict[tuple[int, str], list[Membership]] = {}
        for row in queryset.order_by().select_related("product", "category"):
            chosen.setdefault((row.category_id, row.encoder_id), []).append(row)
        for (_, encoder_id), rows in chosen.items():
            decide(
                rows[0].category,
                [row.product for row in rows],
                verdict,
                request.user,
                scores={row.product_id: row.score for row in rows if row.score is not None},
                encoder_id=encoder_id,
            )
        number = sum(map(len, chosen.values()))
        products = "1 product" if number == 1 else f"{number} products"
        text = f"{LABELS[verdict]} {products}; shoppers see it when the category is published."
        self.message_user(request, text, messages.SUCCESS)

    @admin.display(description="Image")
    def picture(self, row: Membership) -> SafeString:
        return thumbnail(next(iter(row.product.images.all()), None))

    @admin.display(description="Product", ordering="product__title")
    def of_product(self, row: Membership) -> SafeString:
        return product_link(row.product)

    @admin.display(description="Category", ordering="category__name")
    def of_category(self, row: Membership) -> SafeString:
        return category_link(row.category, row.product_id)

    @admin.display(description="State", ordering="state")
    def shown_state(self, row: Membership) -> SafeString:
        state = MembershipState(row.state)
        return format_html(
            '<span class="zs-status">{}<small>{}, since {}</small></span>',
            chip(state.label, _STATES[state]),
            MembershipSource(row.source).label,
            date_format(timezone.localtime(row.since), "j M Y"),
        )

    @admin.display(description="Decided", ordering="verdict")
    def decided(self, row: Any) -> SafeString | str:
        if not row.verdict:
            return NOTHING
        return chip(LABELS[Verdict(row.verdict)], TONES[Verdict(row.verdict)])

    @admin.display(description="Score", ordering="score")
    def scored(self, row: Membership) -> SafeString | str:
        if row.score is None:
            return NOTHING
        likely = "" if row.probability is None else f"probably {100 * row.probability:.0f} %"
        return format_html(
            '<span class="zs-name"><span>{}</span><small>{}</small></span>',
            f"{row.score:.3f}",
            likely,
        )

    @admin.display(description="Fits best", ordering="prompt")
    def best_words(self, row: Membership) -> SafeString | str:
        short = Truncator(row.prompt).chars(40)
        return (
            format_html('<span class="zr-words" title="{}">{}</span>', row.prompt, short)
            if short
            else NOTHING
        )

    @admin.display(description="Since", ordering="since")
    def since_when(self, row: Membership) -> SafeString | str:
        return moment(row.since)

    @admin.display(description="Why")
    def why(self, row: Membership) -> SafeString | str:
        try:
            page = reverse("admin:catalogue_category_why", args=[row.category_id])
        except NoReverseMatch:
            return NOTHING
        return format_html('<a class="zs-link" href="{}?sku={}">Why</a>', page, row.product.sku)
