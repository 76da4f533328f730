from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.admin.filters import BrandFilter, StockFilter
from catalogue.admin.history import ReadableHistoryMixin
from catalogue.admin.image_inline import ImageInline
from catalogue.admin.markup import NOTHING, moment, number, state_chip, thumbnail
from catalogue.admin.product_list import ProductList
from catalogue.admin.reasons import ReasonMixin
from catalogue.admin.state_actions import StateActionsMixin
from catalogue.admin.variant_inline import VariantInline
from catalogue.forms import ProductForm
from catalogue.models import Product


@admin.register(Product)
class ProductAdmin(StateActionsMixin, ReadableHistoryMixin, ReasonMixin, ModelAdmin):
    form = ProductForm
    list_display: tuple[Any, ...] = (
        "picture",
        "name",
        "brand",
        "priced",
        "stocked",
        "shown_state",
        "changed",
    )
    list_display_links = ("picture", "name")
    list_filter: tuple[Any, ...] = (
        "state",
        StockFilter,
        BrandFilter,
        ("created_at", admin.DateFieldListFilter),
    )
    list_filter_sheet = True
    list_per_page = 50
    search_fields = ("sku", "title", "brand")
    search_help_text = "SKU, title or brand"
    ordering = ("-updated_at", "-id")
    actions: tuple[str, ...] = ("publish", "archive", "to_draft")
    autocomplete_fields = ("parent",)
    inlines: tuple[Any, ...] = (ImageInline, VariantInline)
    warn_unsaved_form = True
    compressed_fields = False
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("title", "sku", "brand"),
                    ("price", "stock", "state"),
                    ("description", "publish_at"),
                    "reason",
                )
            },
        ),
        ("Attributes, variant of", {"fields": ("attributes", "parent"), "classes": ("collapse",)}),
    )

    @admin.display(description="Image")
    def picture(self, product: Product) -> SafeString:
        images = product.images.all()
        return thumbnail(images[0], alt=images[0].alt) if images else thumbnail(None)

    @admin.display(description="Product", ordering="title")
    def name(self, product: Product) -> SafeString:
        belongs = f" · variant of {product.parent.title}" if product.parent else ""
        return format_html(
            '<span class="zs-name"><strong>{}</strong><small>{}{}</small></span>',
            product.title,
            product.sku,
            belongs,
        )

    @admin.display(description="Price", ordering="price")
    def priced(self, product: Product) -> SafeString | str:
        if product.price is None:
            return NOTHING
        return number(f"{product.price:,.2f} {settings.CURRENCY}")

    @admin.display(description="Stock", ordering="stock")
    def stocked(self, product: Product) -> SafeString:
        return number(f"{product.stock:,}" if product.stock else "Sold out")

    @admin.display(description="State", ordering="state")
    def shown_state(self, product: Product) -> SafeString:
        return state_chip(product.state)

    @admin.display(description="Changed", ordering="updated_at")
    def changed(self, product: Product) -> SafeString | str:
        return moment(product.updated_at)

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ProductList]:
        return ProductList

    def view_on_site(self, obj: Product) -> str | None:
        """The shop's page, while shoppers can see it."""
        return obj.get_absolute_url() if obj.is_visible else None
