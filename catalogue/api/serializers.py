"""The catalogue as integrators read it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.models import Category, Product, ProductImage


class AddressField(serializers.URLField):
    """Makes an address on this host one that works anywhere."""

    def to_representation(self, value: str) -> str:
        if not value.startswith("/") or value.startswith("//"):  # media on a host of their own
            return str(self.context["request"].build_absolute_uri(value))
        return str(self._host + value)

    @cached_property
    def _host(self) -> str:
        return str(self.context["request"].build_absolute_uri("/")).removesuffix("/")


class ImageSerializer(serializers.Serializer[ProductImage]):
    url = AddressField(source="master.url", help_text="The picture, its longest side bounded.")
    thumbnail = AddressField(source="thumbnail.url", help_text="A small copy for lists.")
    width = serializers.IntegerField(help_text="Of `url`, in pixels.")
    height = serializers.IntegerField(help_text="Of `url`, in pixels.")
    alt = serializers.CharField(
        source="description", help_text="What it shows, for people who do not see it."
    )


class ProductSerializer(serializers.Serializer[Product]):
    """Reads `images`: prefetch them (`ProductQuerySet.with_images`)."""

    sku = serializers.CharField(help_text="The shop's own reference; it never changes.")
    title = serializers.CharField()
    brand = serializers.CharField(help_text="Empty where there is none.")
    price = serializers.DecimalField(
        max_digits=12, decimal_places=2, allow_null=True, help_text="As text; null: no price."
    )
    currency = serializers.SerializerMethodField(help_text="ISO 4217 code of the price.")
    stock = serializers.IntegerField(help_text="Pieces at hand.")
    in_stock = serializers.SerializerMethodField()
    url = AddressField(source="get_absolute_url", help_text="Its page in the shop.")
    image = serializers.SerializerMethodField(help_text="The first picture; null: none yet.")
    attributes = serializers.DictField(
        help_text="Names to a text, a number, true, false or a list of texts."
    )

    def get_currency(self, product: Product) -> str:
        return str(settings.CURRENCY)

    def get_in_stock(self, product: Product) -> bool:
        return product.stock > 0

    @extend_schema_field(ImageSerializer(allow_null=True))
    def get_image(self, product: Product) -> dict[str, Any] | None:
        first = next(iter(product.images.all()), None)
        return dict(self._image.to_representation(first)) if first else None

    @cached_property
    def _image(self) -> ImageSerializer:
        """One for all products of a list: making it costs more than using it."""
        return ImageSerializer(context=self.context)


class ProductDetailSerializer(ProductSerializer):
    """One product with all that its page shows. `variants` is a list set by the view."""

    description = serializers.CharField()
    images = ImageSerializer(many=True)
    parent = serializers.CharField(  # type: ignore[assignment]
        source="parent.sku", allow_null=True, help_text="SKU of what this is a variant of."
    )
    variants = serializers.SerializerMethodField(
        help_text="SKUs of the others in its group, the parent first."
    )

    def get_variants(self, product: Product) -> list[str]:
        return list(self.context["variants"])


class CategorySerializer(serializers.Serializer[Category]):
    name = serializers.CharField()
    slug = serializers.CharField()
    definition = serializers.CharField(help_text="What belongs here, in words.")
    parent = serializers.CharField(  # type: ignore[assignment]
        source="parent.slug", allow_null=True, help_text="Slug; null: a root."
    )
    url = AddressField(source="get_absolute_url", help_text="Its page in the shop.")
    products = serializers.SerializerMethodField(help_text="Its ranked products in this API.")

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_products(self, category: Category) -> str:
        address = reverse("api-category-products", args=[category.slug])
        return str(self.context["request"].build_absolute_uri(address))


class CategoryListSerializer(serializers.Serializer[dict[str, Any]]):
    total = serializers.IntegerField()
    results = CategorySerializer(many=True)
