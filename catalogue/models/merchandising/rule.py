from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from catalogue.conditions import check_condition, condition_words
from catalogue.models.category import Category
from catalogue.models.history import history
from catalogue.models.product import Product


class RuleKind(models.TextChoices):
    PIN = "pin", "Pin"
    HIDE = "hide", "Hide"
    BOOST = "boost", "Boost"
    BURY = "bury", "Bury"


class RuleStage(models.TextChoices):
    ACTIVE = "active", "Active"
    UPCOMING = "upcoming", "Upcoming"
    ENDED = "ended", "Ended"


class Rule(models.Model):
    """A merchandiser's hand on the order: pin, hide, boost or bury.

    It holds for one category, for one query (its words, in small letters), or, to boost and bury,
    everywhere. Rules of a category reach shoppers when it is published; the others at once.
    """

    kind = models.CharField(max_length=10, choices=RuleKind.choices)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="rules"
    )
    query = models.CharField(
        max_length=500, blank=True, help_text="The words of a search, as shoppers type them."
    )
    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.CASCADE, related_name="rules"
    )
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    condition = models.JSONField(
        default=dict,
        blank=True,
        help_text='What products it is about: {"brand": "Alder"}, {"attributes": {"colour": "red"}}'
        ', {"price_max": 20}, {"in_stock": true}.',
    )
    strength = models.PositiveSmallIntegerField(
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="1 mild, 2 clear, 3 strong.",
    )
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    history = history(excluded_fields=["created_at", "updated_at"])

    class Meta:
        ordering = ["category", "query", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RuleKind.values), name="rule_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(category__isnull=True) | Q(query=""), name="rule_has_one_scope"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["pin", "hide"]) | Q(product__isnull=False),
                name="pin_and_hide_name_a_product",
            ),
            models.CheckConstraint(
                condition=~Q(kind="pin") | Q(position__isnull=False, position__gte=1),
                name="pin_has_a_position",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=models.F("starts_at")),
                name="rule_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["category", "query", "product", "kind"],
                condition=Q(kind__in=["pin", "hide"]),
                nulls_distinct=False,
                name="pin_or_hide_once",
                violation_error_message="There is such a rule for this product already; change "
                "that one.",
            ),
        ]
        indexes = [models.Index(fields=["query"], condition=~Q(query=""), name="rule_query")]

    if TYPE_CHECKING:
        category_id: int | None
        created_by_id: int | None

    def __str__(self) -> str:
        said = self.product or condition_words(self.condition)
        return f"{self.get_kind_display()} {said}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.query = _as_searched(self.query)
        super().save(*args, **kwargs)

    def stage(self, now: datetime | None = None) -> RuleStage:
        now = now or timezone.now()
        if self.ends_at and self.ends_at <= now:
            return RuleStage.ENDED
        return RuleStage.UPCOMING if self.starts_at and self.starts_at > now else RuleStage.ACTIVE

    @property
    def holds_at_once(self) -> bool:
        """Whether shoppers see it without anything being published."""
        return self.category_id is None

    def clean(self) -> None:
        super().clean()
        self.query = _as_searched(self.query)
        if self.category and self.query:
            raise ValidationError("A rule is for a category or for a query, not for both.")
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "The end must lie after the start."})
        if self.kind in {RuleKind.PIN, RuleKind.HIDE}:
            self._clean_product()
        else:
            self._clean_condition()

    def _clean_condition(self) -> None:
        if not self.condition:
            raise ValidationError({"condition": "Say which products to boost or bury."})
        try:
            check_condition(self.condition)
        except ValidationError as error:
            raise ValidationError({"condition": error.messages}) from error
        self.product = self.position = None

    def _clean_product(self) -> None:
        if self.product is None:
            raise ValidationError({"product": "Choose the product."})
        self.product = self.product.parent or self.product  # variants share one card
        self.condition = {}
        if not self.category and not self.query:
            raise ValidationError("Choose a category or type a query that it holds for.")
        if self.kind == RuleKind.HIDE:
            self.position = None
        elif not self.position:
            raise ValidationError({"position": "Say at which place it stands, from 1."})


def _as_searched(query: str) -> str:
    """The words of a search, however they are typed."""
    return " ".join(query.lower().split())
