from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.admin.markup import chip, moment, number
from catalogue.models import Category, ProductImage
from search.admin.encoder_form import EncoderForm
from search.admin.read_only import ReadOnlyMixin
from search.embedding import request_categories
from search.encoders import EncoderCard, encoder_names
from search.models import EncoderInUse, EncoderState, ImageEmbedding

_TONES = {EncoderState.ACTIVE: "good", EncoderState.FILLING: "busy", EncoderState.RETIRED: "muted"}


@admin.register(EncoderInUse)
class EncoderInUseAdmin(ReadOnlyMixin, ModelAdmin):
    """Encoders are changed with `manage.py encoder use`; here one sees which and why, and may
    write other prompt templates for one."""

    form = EncoderForm
    readonly_fields = (
        "name",
        "shown_state",
        "reason",
        "embedded",
        "card",
        "encoder_id",
        "revision",
        "dimensions",
        "created_at",
        "since",
    )

    list_display = ("title", "shown_state", "embedded", "dimensions", "reason", "since")
    compressed_fields = False
    fieldsets = (
        (None, {"fields": (("name", "shown_state"), "reason", "embedded")}),
        ("What it is good for", {"fields": ("card",)}),
        ("How it is asked", {"fields": ("templates",)}),
        (
            "Identity",
            {
                "fields": (
                    "encoder_id",
                    ("revision", "dimensions"),
                    ("created_at", "since"),
                )
            },
        ),
    )

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.has_perm("search.change_encoderinuse")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Other sentences mean other vectors of all categories; products keep theirs."""
        obj.save(update_fields=["templates"])
        request_categories(list(Category.objects.values_list("pk", flat=True)))

    @admin.display(description="Encoder", ordering="name")
    def title(self, row: EncoderInUse) -> SafeString:
        known = _card(row)
        return format_html(
            '<span class="zs-name"><strong>{}</strong><small>{}</small></span>',
            row.name,
            known.title if known else row.encoder_id,
        )

    @admin.display(description="State", ordering="state")
    def shown_state(self, row: EncoderInUse) -> SafeString:
        state = EncoderState(row.state)
        return chip(state.label, _TONES[state])

    @admin.display(description="Images embedded")
    def embedded(self, row: Any) -> SafeString:
        return number(f"{row.done:,} of {row.images:,}")

    @admin.display(description="In use since", ordering="activated_at")
    def since(self, row: EncoderInUse) -> SafeString | str:
        return moment(row.activated_at)

    @admin.display(description="")
    def card(self, row: EncoderInUse) -> SafeString:
        return render_to_string("admin/search/encoder_card.html", {"card": _card(row)})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        done = (
            ImageEmbedding.objects.filter(encoder=OuterRef("pk"), vector__isnull=False)
            .order_by()
            .values("encoder")
            .annotate(number=Count("pk"))
            .values("number")
        )
        annotated: QuerySet[Any] = rows.annotate(
            done=Coalesce(Subquery(done), 0), images=Value(ProductImage.objects.count())
        )
        return annotated


def _card(row: EncoderInUse) -> EncoderCard | None:
    """What is known of this encoder; options after its name do not change the model."""
    name = row.name.partition("?")[0]
    return next((card for card in encoder_names() if card.name == name), None)
