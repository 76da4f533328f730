from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse

from catalogue.models.history import history
from catalogue.models.state import State
from catalogue.querysets import CategoryQuerySet
from catalogue.signals import categories_changed

MAX_PROMPTS = 32


class Combination(models.TextChoices):
    """How several prompts make one answer (C2)."""

    MEAN = "mean", "Mean of all prompts"
    BEST = "best", "Best prompt counts"


class Category(models.Model):
    """A shelf defined in words. It needs no example image and works on the next request."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    definition = models.TextField(
        blank=True,
        max_length=2000,
        help_text="What belongs here, as you would tell a colleague: “backpack with solar panels”.",
    )
    prompts = ArrayField(
        models.CharField(max_length=500),
        default=list,
        blank=True,
        size=MAX_PROMPTS,
        help_text="Other ways to say it, one a line. Empty: the definition alone is used.",
    )
    combination = models.CharField(
        max_length=10, choices=Combination.choices, default=Combination.MEAN
    )
    negatives = ArrayField(
        models.CharField(max_length=500),
        default=list,
        blank=True,
        size=MAX_PROMPTS,
        help_text="What to move away from, one a line: “handbag”. It weakens such products and "
        "does not shut them out; for that, a must-not-have attribute is stronger.",
    )
    negative_weight = models.FloatField(
        default=1.0,
        validators=[MinValueValidator(0), MaxValueValidator(3)],
        help_text="How strongly to move away: 0 to 3, 1 is the usual.",
    )
    switched_off = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Parts of the recipe that this category does without.",
    )
    switched_on = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Parts that are off by default and on here.",
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts the saves, so that nobody overwrites another."
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CategoryQuerySet.as_manager()
    history = history(excluded_fields=["created_at", "updated_at", "revision"])

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "categories"
        permissions = [("publish_category", "Can publish, restore and withdraw categories")]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="category_not_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="category_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        with transaction.atomic():
            self.revision += 1
            super().save(*args, **kwargs)  # type: ignore[arg-type]
            categories_changed.send(Category, category_ids=[self.pk])

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.slug])

    @property
    def texts(self) -> list[str]:
        """What defines it, without doubles: definition (else the name), then the prompts."""
        said = [self.definition.strip() or self.name.strip(), *map(str.strip, self.prompts)]
        return list(dict.fromkeys(text for text in said if text))

    def ancestors(self) -> list["Category"]:
        """From the root down to the parent. Ends even on a circle."""
        line: list[Category] = []
        above = self.parent
        while above is not None and above not in line and above != self:
            line.insert(0, above)
            above = above.parent
        return line

    def clean(self) -> None:
        super().clean()
        if self.parent and (self.parent == self or self in self.parent.ancestors()):
            raise ValidationError({"parent": "A category cannot lie below itself."})
