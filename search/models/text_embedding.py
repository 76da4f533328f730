from django.db import models

from catalogue.models import Product
from search.models.embedding import Embedding


class TextEmbedding(Embedding):
    """What a product's words say (title, brand, description, attributes), in the shared space."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="text_embeddings")

    class Meta(Embedding.Meta):
        constraints = [
            *Embedding.Meta.constraints,
            models.UniqueConstraint(
                fields=["product", "encoder"], name="one_text_embedding_per_product_and_encoder"
            ),
        ]
        verbose_name = "text embedding"

    def __str__(self) -> str:
        return f"Words of {self.product} under {self.encoder}"
