from django.db import models
from pgvector.django import VectorField

from search.models.encoder import EncoderInUse


class QueryVector(models.Model):
    """A text's vector, kept so that it is encoded once. The text itself is not kept."""

    encoder = models.ForeignKey(EncoderInUse, on_delete=models.CASCADE, related_name="+")
    text_digest = models.CharField(max_length=64)
    vector = VectorField()
    coverage = models.FloatField(
        null=True, help_text="How near the words are to what the encoder can see, 0 to 1."
    )
    kept = models.BooleanField(
        default=False, help_text="Words of categories; those of searches are forgotten in time."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["encoder", "text_digest"], name="one_vector_per_encoder_and_text"
            )
        ]
        indexes = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        return self.text_digest[:12]
