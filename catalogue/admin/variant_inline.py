from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import TabularInline

from catalogue.admin.markup import state_chip
from catalogue.models import Product


class VariantInline(TabularInline):
    """The product's variants, each with a link to its own page."""

    model = Product
    fk_name = "parent"
    fields = ("variant", "sku", "price", "stock", "shown_state")
    readonly_fields = fields
    verbose_name = "variant"
    verbose_name_plural = "variants"
    ordering = ("title", "id")
    extra = 0
    max_num = 0
    can_delete = False
    hide_title = True

    @admin.display(description="Title")
    def variant(self, product: Product) -> SafeString:
        address = reverse("admin:catalogue_product_change", args=[product.pk])
        return format_html('<a class="zs-link" href="{}">{}</a>', address, product.title)

    @admin.display(description="State")
    def shown_state(self, product: Product) -> SafeString:
        return state_chip(product.state)

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
