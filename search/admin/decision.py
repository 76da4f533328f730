"""What people decided, in all categories: to look through, and to take back."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from catalogue.admin.markup import NOTHING, chip, moment, number
from catalogue.deciding import take_back
from catalogue.models import Decision, Verdict
from search.admin.day_filter import DayFilter
from search.admin.occurring_filter import OccurringFilter, PersonFilter
from search.admin.read_only import ReadOnlyMixin

TONES = {Verdict.APPROVE: "good", Verdict.REJECT: "bad"}
LABELS = {Verdict.APPROVE: "Approved", Verdict.REJECT: "Rejected"}


@admin.register(Decision)
class DecisionAdmin(ReadOnlyMixin, ModelAdmin):
    """Decided under Review; here one finds them again."""

    list_display = ("shown_verdict", "of_product", "of_category", "scored", "why", "who", "decided")
    list_display_links = ("shown_verdict",)
    list_filter = (
        ("category", OccurringFilter),
        ("verdict", ChoicesDropdownFilter),
        ("decided_by", PersonFilter),
        ("decided_at", DayFilter),
    )
    list_filter_sheet = True
    list_filter_submit = True
    list_per_page = 50
    search_fields = ("product__sku", "product__title", "reason")
    search_help_text = "SKU or title of the product, or the reason"
    ordering = ("-decided_at", "-pk")
    actions = ("undo_selected",)
    fields = (
        "shown_verdict",
        "of_product",
        "of_category",
        "scored",
        "encoder_id",
        "reason",
        "who",
        "decided",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        rows: QuerySet[Decision] = super().get_queryset(request)
        return rows.select_related("product", "category", "decided_by")

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(("catalogue.change_category", "catalogue.delete_decision"))

    @admin.action(description="Undo selected", permissions=["undo"])
    def undo_selected(self, request: HttpRequest, queryset: QuerySet[Decision]) -> None:
        """The products are undecided again; shoppers see that with the next publishing."""
        chosen: dict[int, list[Decision]] = {}
        for decision in queryset.order_by().select_related("product", "category"):
            chosen.setdefault(decision.category_id, []).append(decision)
        undone = sum(
            take_back(
                rows[0].category,
                [row.product for row in rows],
                request.user,
                "Undone in the list of decisions.",
            )
            for rows in chosen.values()
        )
        products = "1 product is" if undone == 1 else f"{undone} products are"
        text = f"{products} undecided again; shoppers see it when the category is published."
        self.message_user(request, text, messages.SUCCESS)

    @admin.display(description="Verdict", ordering="verdict")
    def shown_verdict(self, decision: Decision) -> SafeString:
        verdict = Verdict(decision.verdict)
        return chip(LABELS[verdict], TONES[verdict])

    @admin.display(description="Product", ordering="product__title")
    def of_product(self, decision: Decision) -> SafeString:
        return product_link(decision.product)

    @admin.display(description="Category", ordering="category__name")
    def of_category(self, decision: Decision) -> SafeString:
        return category_link(decision.category, decision.product_id)

    @admin.display(description="Score then", ordering="score")
    def scored(self, decision: Decision) -> SafeString | str:
        return NOTHING if decision.score is None else number(f"{decision.score:.3f}")

    @admin.display(description="Reason", ordering="reason")
    def why(self, decision: Decision) -> str:
        return decision.reason or NOTHING

    @admin.display(description="By", ordering="decided_by__username")
    def who(self, decision: Decision) -> str:
        return str(decision.decided_by or NOTHING)

    @admin.display(description="When", ordering="decided_at")
    def decided(self, decision: Decision) -> SafeString | str:
        return moment(decision.decided_at)


def product_link(product: Any) -> SafeString:
    return format_html(
        '<a class="zs-name zs-link" href="{}"><strong>{}</strong><small>{}</small></a>',
        reverse("admin:catalogue_product_change", args=[product.pk]),
        product.title,
        product.sku,
    )


def category_link(category: Any, product_id: int) -> SafeString:
    """To this product in the review of this category."""
    page = reverse("admin:catalogue_category_review", args=[category.pk])
    return format_html(
        '<a class="zs-link" href="{}?product={}">{}</a>', page, product_id, category.name
    )
