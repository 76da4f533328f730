from django.db import models
from django.utils import timezone

from catalogue.models import Category, Product


class MembershipState(models.TextChoices):
    MEMBER = "member", "On the shelf"
    REVIEW = "review", "Waits for review"
    WITHDRAWN = "withdrawn", "No longer on the shelf"


class MembershipSource(models.TextChoices):
    AUTOMATIC = "automatic", "by its score"
    PERSON = "person", "by a person"


class Membership(models.Model):
    """A product on a published shelf with a threshold, as the last rescan found it.

    A record of what the live ranking shows, with its dates; drop it and a rescan writes it again.
    A person's own word is a `Decision` of the catalogue and outlives all rescans.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="memberships")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="memberships")
    state = models.CharField(max_length=10, choices=MembershipState.choices)
    source = models.CharField(max_length=10, choices=MembershipSource.choices)
    score = models.FloatField(null=True)
    probability = models.FloatField(null=True)
    prompt = models.CharField(
        max_length=500, blank=True, help_text="The words that fit the product best."
    )
    encoder_id = models.CharField(max_length=200)
    version = models.PositiveIntegerField(null=True, help_text="Of the category, as published.")
    since = models.DateTimeField(default=timezone.now, help_text="In this state since.")

    class Meta:
        ordering = ["category", "-score", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "product"], name="one_membership_per_category_and_product"
            )
        ]
        indexes = [models.Index(fields=["state", "category", "-score"])]

    def __str__(self) -> str:
        return f"{self.product} in {self.category}: {self.get_state_display()}"
