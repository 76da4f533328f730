from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from search.admin.embedding import EmbeddingAdmin
from search.models import CategoryEmbedding


@admin.register(CategoryEmbedding)
class CategoryEmbeddingAdmin(EmbeddingAdmin):
    list_display = (
        "shown_category",
        "shown_status",
        "reason",
        "attempts",
        "finished",
        "encoder",
    )
    search_fields = ("category__name",)
    fields = (
        "shown_category",
        "shown_status",
        "error",
        "attempts",
        "requested",
        "finished",
        "encoder",
        "source_digest",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("category")

    @admin.display(description="Category", ordering="category__name")
    def shown_category(self, row: CategoryEmbedding) -> SafeString:
        return format_html(
            '<a class="zs-link" href="{}"><strong>{}</strong></a>',
            reverse("admin:catalogue_category_change", args=[row.category_id]),
            row.category.name,
        )
