from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from catalogue.models import ProductImage
from search.models import EncoderInUse, ImageEmbedding, Status


class ProductEmbeddingFilter(admin.SimpleListFilter):
    """Products by how far their images are under the encoder in use."""

    title = "embedding"
    parameter_name = "embedding"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [
            ("failed", "An image failed"),
            ("waiting", "An image waits"),
            ("ready", "All images ready"),
            ("none", "No image"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        under = ImageEmbedding.objects.filter(encoder=EncoderInUse.objects.active())
        images = ProductImage.objects.filter(product=OuterRef("pk"))
        ended = under.filter(image=OuterRef("pk"), status__in=[Status.DONE, Status.FAILED])
        failed = Exists(under.filter(image__product=OuterRef("pk"), status=Status.FAILED))
        waiting = Exists(images.exclude(Exists(ended)))
        conditions = {
            "failed": failed,
            "waiting": waiting,
            "ready": Exists(images) & ~waiting & ~failed,
            "none": ~Exists(images),
        }
        chosen = conditions.get(str(self.value()))
        return queryset if chosen is None else queryset.filter(chosen)
