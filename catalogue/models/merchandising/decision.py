from django.conf import settings
from django.db import models
from django.db.models import Q

from catalogue.models.category import Category
from catalogue.models.history import history
from catalogue.models.product import Product


class Verdict(models.TextChoices):
    APPROVE = "approve", "belongs here"
    REJECT = "reject", "does not belong here"


class Decision(models.Model):
    """A person's word on whether a product belongs in a category. Only a person takes it back.

    It is about the product that variants share, and outlives rescans, edits of the definition and
    changes of the encoder. Shoppers see it when the category is published next.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="decisions")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    score = models.FloatField(null=True, help_text="What it scored when it was decided.")
    encoder_id = models.CharField(max_length=200, blank=True, help_text="Under this encoder.")
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now=True)

    history = history(excluded_fields=["decided_at"])

    class Meta:
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "product"], name="one_decision_per_category_and_product"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="decision_verdict_is_known"
            ),
        ]
        indexes = [models.Index(fields=["category", "verdict"])]

    def __str__(self) -> str:
        return f"{self.product} {self.get_verdict_display()}: {self.category}"
