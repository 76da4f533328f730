from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from unfold.admin import ModelAdmin

from catalogue.admin.history import ReadableHistoryMixin
from catalogue.admin.markup import NOTHING, moment, number
from catalogue.admin.reasons import ReasonMixin
from catalogue.forms import AttributeForm
from catalogue.models import Attribute, Category
from catalogue.publishing import keep_first_version

_NOWHERE = "Nowhere yet. Categories choose it on their own page."


@admin.register(Attribute)
class AttributeAdmin(ReadableHistoryMixin, ReasonMixin, ModelAdmin):
    form = AttributeForm
    list_display: tuple[str, ...] = ("name", "looks", "used", "changed")
    list_per_page = 100
    ordering = ("name",)
    search_fields = ("name", "prompts")
    search_help_text = "Name or prompt"
    warn_unsaved_form = True
    compressed_fields = False
    readonly_fields: tuple[str, ...] = ("where_used",)
    fieldsets: tuple[Any, ...] = (
        (None, {"fields": ("name", "prompts", "opposites", "where_used", "reason")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attribute]:
        rows: QuerySet[Attribute] = super().get_queryset(request)
        return rows.annotate(uses=Count("categories", distinct=True))

    @admin.display(description="Looks like")
    def looks(self, attribute: Attribute) -> SafeString:
        more = len(attribute.prompts) - 1
        return format_html(
            '<span class="zs-name"><span>{}</span><small>{}</small></span>',
            Truncator(attribute.prompts[0] if attribute.prompts else NOTHING).chars(90),
            f"and {more} more" if more > 0 else "",
        )

    @admin.display(description="Categories", ordering="uses")
    def used(self, attribute: Attribute) -> SafeString | str:
        return number(str(getattr(attribute, "uses", 0) or NOTHING))

    @admin.display(description="Changed", ordering="updated_at")
    def changed(self, attribute: Attribute) -> SafeString | str:
        return moment(attribute.updated_at)

    @admin.display(description="Where it is used")
    def where_used(self, attribute: Attribute) -> SafeString | str:
        if not attribute.pk:
            return _NOWHERE
        rows = attribute.categories.select_related("category").order_by("category__name")
        uses = [(row.category, row.get_mode_display()) for row in rows]
        related = attribute.relations.select_related("category").order_by("category__name")
        uses += [(row.category, row.get_kind_display()) for row in related]
        if not uses:
            return _NOWHERE
        return format_html(
            '<ul class="zs-uses">{}</ul>',
            format_html_join(
                "",
                '<li><a class="zs-link" href="{}">{}</a> <small>{}</small></li>',
                (
                    (
                        reverse("admin:catalogue_category_change", args=[category.pk]),
                        category.name,
                        said,
                    )
                    for category, said in uses
                ),
            ),
        )

    def save_model(
        self, request: HttpRequest, obj: Attribute, form: AttributeForm, change: bool
    ) -> None:
        """Its words are part of every category that uses it; shoppers see them when published."""
        if change:
            using = Q(category_attributes__attribute=obj) | Q(relations__attribute=obj)
            for category in Category.objects.filter(using).distinct():
                keep_first_version(category, request.user)
        super().save_model(request, obj, form, change)
