from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.admin.markup import thumbnail
from search.admin.embedding import EmbeddingAdmin
from search.embedding import coverage, request_all, request_missing
from search.models import ImageEmbedding

_LIST = "admin:search_imageembedding_changelist"


@admin.register(ImageEmbedding)
class ImageEmbeddingAdmin(EmbeddingAdmin):
    list_display = (
        "picture",
        "product",
        "shown_status",
        "reason",
        "attempts",
        "took",
        "finished",
        "encoder",
    )
    list_display_links = ("picture",)
    search_fields = ("image__product__sku", "image__product__title")
    search_help_text = "SKU or title of the product"
    fields = (
        "product",
        "picture",
        "shown_status",
        "error",
        "attempts",
        "took",
        "requested",
        "finished",
        "encoder",
        "source_digest",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("image__product")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup == "image__product__id__exact" or super().lookup_allowed(
            lookup, value, request
        )

    @admin.display(description="Image")
    def picture(self, row: ImageEmbedding) -> SafeString:
        return thumbnail(row.image, row.image.alt)

    @admin.display(description="Product", ordering="image__product__title")
    def product(self, row: ImageEmbedding) -> SafeString:
        product = row.image.product
        return format_html(
            '<a class="zs-name zs-link" href="{}"><strong>{}</strong><small>{}</small></a>',
            reverse("admin:catalogue_product_change", args=[product.pk]),
            product.title,
            product.sku,
        )

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "missing/", self.guarded(self.embed_missing), name="search_imageembedding_missing"
            ),
            path(
                "all/",
                self.admin_site.admin_view(self.embed_all),
                name="search_imageembedding_all",
            ),
            *super().get_urls(),
        ]

    def embed_missing(self, request: HttpRequest) -> HttpResponse:
        asked = request_missing()
        text = f"{_counted(asked)} asked for." if asked else "Nothing is missing."
        self.message_user(request, text, messages.SUCCESS)
        return redirect(_LIST)

    def embed_all(self, request: HttpRequest) -> HttpResponse:
        """Ask first: everything is computed again, which can take hours."""
        if not self.has_retry_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            asked = request_all()
            self.message_user(request, f"{_counted(asked)} asked for again.", messages.SUCCESS)
            return redirect(_LIST)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Embed all again?",
            "coverage": coverage(),
        }
        return TemplateResponse(request, "admin/search/embed_all.html", context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "coverage": coverage()})


def _counted(number: int) -> str:
    return f"{number:,} embedding{'' if number == 1 else 's'}"
