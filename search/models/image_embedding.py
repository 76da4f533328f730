from django.db import models

from catalogue.models import ProductImage
from search.models.embedding import Embedding


class ImageEmbedding(Embedding):
    """A product image in the shared space. Never a column on a row that people edit."""

    image = models.ForeignKey(ProductImage, on_delete=models.CASCADE, related_name="embeddings")

    class Meta(Embedding.Meta):
        constraints = [
            *Embedding.Meta.constraints,
            models.UniqueConstraint(
                fields=["image", "encoder"], name="one_embedding_per_image_and_encoder"
            ),
        ]
        indexes = [
            *Embedding.Meta.indexes,
            models.Index(
                fields=["encoder", "source_digest"],
                condition=models.Q(vector__isnull=False),
                name="imageembedding_known",
            ),
        ]
        verbose_name = "image embedding"

    def __str__(self) -> str:
        return f"{self.image} under {self.encoder}"
