from django.db import models
from pgvector.django import HalfVectorField

from catalogue.models import Category
from search.models.embedding import Embedding


class CategoryEmbedding(Embedding):
    """A category in the shared space: the mean of its prompts' vectors."""

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


class PromptVector(models.Model):
    """One prompt of a category, its templates averaged: what “best prompt counts” compares."""

    embedding = models.ForeignKey(
        CategoryEmbedding, on_delete=models.CASCADE, related_name="prompt_vectors"
    )
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=2000)
    vector = HalfVectorField()

    class Meta:
        ordering = ["embedding", "position"]
        constraints = [
            models.UniqueConstraint(fields=["embedding", "position"], name="one_prompt_a_position")
        ]

    def __str__(self) -> str:
        return self.text
