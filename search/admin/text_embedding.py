from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from search.admin.embedding import EmbeddingAdmin
from search.models import TextEmbedding


@admin.register(TextEmbedding)
class TextEmbeddingAdmin(EmbeddingAdmin):
    """The words of products: title, brand, description, attributes."""

    list_display = ("shown_product", "shown_status", "reason", "attempts", "finished", "encoder")
    search_fields = ("product__sku", "product__title")
    fields = (
        "shown_product",
        "shown_status",
        "error",
        "attempts",
        "requested",
        "finished",
        "encoder",
        "source_digest",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("product")

    @admin.display(description="Product", ordering="product__title")
    def shown_product(self, row: TextEmbedding) -> SafeString:
        return format_html(
            '<a class="zs-link" href="{}"><strong>{}</strong></a>',
            reverse("admin:catalogue_product_change", args=[row.product_id]),
            row.product.title,
        )
