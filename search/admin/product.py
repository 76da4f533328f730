from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from catalogue.admin.product import ProductAdmin
from catalogue.admin.variant_inline import VariantInline
from catalogue.models import Product, ProductImage
from search.admin.deletion import DerivedRowsFollowMixin
from search.admin.filters import ProductEmbeddingFilter
from search.admin.image_inline import ImageWithEmbeddingInline
from search.admin.product_list import ProductListWithEmbeddings
from search.admin.status import counted_chips
from search.embedding import request_images
from search.models import EncoderInUse, ImageEmbedding

admin.site.unregister(Product)


@admin.register(Product)
class ProductWithEmbeddingsAdmin(DerivedRowsFollowMixin, ProductAdmin):
    list_display = (
        *ProductAdmin.list_display[:-1],
        "embedding",
        ProductAdmin.list_display[-1],
    )
    list_filter = ("state", ProductEmbeddingFilter, *ProductAdmin.list_filter[1:])
    actions = (*ProductAdmin.actions, "embed_again")
    inlines = (ImageWithEmbeddingInline, VariantInline)

    @admin.display(description="Images")
    def embedding(self, product: Any) -> SafeString:
        statuses = getattr(product, "statuses", {})
        return counted_chips(statuses, len(product.images.all()), product.pk)

    def get_changelist(
        self, request: HttpRequest, **kwargs: object
    ) -> type[ProductListWithEmbeddings]:
        return ProductListWithEmbeddings

    def has_embed_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.change_imageembedding")

    @admin.action(description="Embed again", permissions=["embed"])
    def embed_again(self, request: HttpRequest, queryset: QuerySet[Product]) -> None:
        products = list(queryset.order_by().values_list("pk", flat=True))
        images = ProductImage.objects.filter(product__in=products)
        # forgetting what the vectors were made from makes them outdated; they stay in use until
        # new ones are there
        ImageEmbedding.objects.filter(
            encoder__in=EncoderInUse.objects.working(), image__in=images
        ).update(source_digest="")
        asked = request_images(list(images.values_list("pk", flat=True)))
        self.message_user(request, f"{asked} images will be embedded again.", messages.SUCCESS)
