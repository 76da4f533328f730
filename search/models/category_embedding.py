from django.db import models

from catalogue.models import Category
from search.models.embedding import Embedding


class CategoryEmbedding(Embedding):
    """A published category in the shared space: what its shelf is ranked by.

    Where the best prompt counts it is the mean of what is ranked by. A draft is ranked by its
    words at once and has no row of its own.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="embeddings")

    coverage = models.FloatField(
        null=True, help_text="How near the words are to what the encoder can see, 0 to 1."
    )

    class Meta(Embedding.Meta):
        constraints = [
            *Embedding.Meta.constraints,
            models.UniqueConstraint(
                fields=["category", "encoder"], name="one_embedding_per_category_and_encoder"
            ),
        ]
        verbose_name = "category embedding"

    def __str__(self) -> str:
        return f"{self.category} under {self.encoder}"
