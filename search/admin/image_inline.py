from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from catalogue.admin.image_inline import ImageInline
from catalogue.models import ProductImage
from search.models import EncoderInUse, ImageEmbedding


class ImageWithEmbeddingInline(ImageInline):
    """Each image with the state of its embedding, the reason of a failure and another try."""

    fields = (*ImageInline.fields, "embedding")
    readonly_fields = ("embedding",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProductImage]:
        under = ImageEmbedding.objects.filter(encoder=EncoderInUse.objects.active())
        self.may_retry = request.user.has_perm("search.change_imageembedding")
        images: QuerySet[ProductImage] = super().get_queryset(request)
        return images.select_related("product").prefetch_related(
            Prefetch("embeddings", under.defer("vector").select_related("encoder"), "under_active")
        )

    @admin.display(description="Embedding")
    def embedding(self, image: Any) -> SafeString | str:
        if not image.pk:
            return "After saving"
        rows = getattr(image, "under_active", [])
        return embedding_status(rows[0] if rows else None, may_retry=self.may_retry)


def embedding_status(row: ImageEmbedding | None, *, may_retry: bool) -> SafeString:
    """One embedding's state as it stands beside its picture."""
    return render_to_string(
        "admin/search/embedding_status.html", {"row": row, "may_retry": may_retry}
    )
