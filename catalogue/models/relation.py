from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from catalogue.models.attribute import Attribute
from catalogue.models.category import Category
from catalogue.models.history import history


class RelationKind(models.TextChoices):
    IS_A = "is-a", "is a kind of"
    HAS_PART = "has-part", "has as a part"
    RELATED = "related", "is related to"
    CONTRASTS_WITH = "contrasts-with", "is not to be mixed up with"


class CategoryRelation(models.Model):
    """An edge of the knowledge graph, from a category to another one or to an attribute."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=RelationKind.choices)
    other = models.ForeignKey(
        Category,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="related_from",
        verbose_name="category",
    )
    attribute = models.ForeignKey(
        Attribute, null=True, blank=True, on_delete=models.CASCADE, related_name="relations"
    )
    weight = models.FloatField(
        default=1.0, validators=[MinValueValidator(0.1), MaxValueValidator(5)]
    )

    history = history()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, attribute__isnull=True)
                | Q(other__isnull=True, attribute__isnull=False),
                name="relation_has_one_end",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values), name="relation_kind_is_known"
            ),
            models.UniqueConstraint(
                fields=["category", "kind", "other", "attribute"],
                nulls_distinct=False,
                name="relation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.get_kind_display()} {self.other or self.attribute}"

    @property
    def texts(self) -> list[str]:
        """What describes the other end."""
        if self.other is not None:
            return self.other.texts
        return list(self.attribute.prompts) if self.attribute else []

    def clean(self) -> None:
        super().clean()
        if (self.other is None) == (self.attribute is None):
            raise ValidationError("Choose a category or an attribute, one of the two.")
        if self.other is not None and self.other == self.category:
            raise ValidationError({"other": "A category has no relation to itself."})
