from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from catalogue.models.attribute import Attribute
from catalogue.models.category import Category
from catalogue.models.history import history


class AttributeMode(models.TextChoices):
    REQUIRE = "require", "must have"
    PREFER = "prefer", "should have"
    EXCLUDE = "exclude", "must not have"


class CategoryAttribute(models.Model):
    """What products of a category must, should or must not look like."""

    category = models.ForeignKey(
        Category, on_delete=models.CASCADE, related_name="category_attributes"
    )
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="categories")
    mode = models.CharField(
        max_length=10, choices=AttributeMode.choices, default=AttributeMode.REQUIRE
    )
    weight = models.FloatField(
        default=1.0,
        validators=[MinValueValidator(0.1), MaxValueValidator(5)],
        help_text="0.1 to 5; 1 is one clear piece of evidence.",
    )

    history = history()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "attribute"], name="attribute_once_per_category"
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=AttributeMode.values), name="attribute_mode_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.get_mode_display()} {self.attribute}"
