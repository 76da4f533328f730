from django.db import models

from catalogue.models.category import Category
from catalogue.models.history import history


class CategoryThreshold(models.Model):
    """The least score that a product needs in a category, under one encoder.

    Scores of different encoders are not comparable, so a threshold names its encoder by id.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="thresholds")
    encoder_id = models.CharField(max_length=200)
    value = models.FloatField(help_text="A score: a similarity, and what attributes add.")
    review_from = models.FloatField(
        null=True,
        blank=True,
        help_text="From here up to the threshold a product waits for review. Empty: none does.",
    )
    carried = models.BooleanField(
        default=False, help_text="Set by a change of the encoder; a person should look at it."
    )
    updated_at = models.DateTimeField(auto_now=True)

    history = history(excluded_fields=["updated_at"])

    class Meta:
        ordering = ["category", "encoder_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "encoder_id"], name="one_threshold_per_category_and_encoder"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=-10, value__lte=10), name="threshold_is_a_score"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.value:.3f}"
