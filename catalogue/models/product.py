from decimal import Decimal
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from catalogue.attribute_words import name_words
from catalogue.attributes import check_attributes
from catalogue.models.history import history
from catalogue.models.state import State
from catalogue.names import NAME_WORDS
from catalogue.querysets import ProductQuerySet
from catalogue.signals import products_changed


class Product(models.Model):
    """What the shop sells. A variant names its parent; shoppers see one card for the group."""

    sku = models.CharField(
        "SKU", max_length=64, unique=True, help_text="The shop's own reference. Never changes."
    )
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=10_000)
    brand = models.CharField(max_length=120, blank=True)
    price = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text="Empty: no price is shown.",
    )
    stock = models.PositiveIntegerField(default=0, help_text="Pieces at hand.")
    attributes = models.JSONField(
        default=dict,
        blank=True,
        validators=[check_attributes],
        help_text='Names and values, as in {"colour": "red", "litres": 25, "waterproof": true}.',
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="variants",
        help_text="The product that this one is a variant of.",
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    publish_at = models.DateTimeField(
        null=True, blank=True, help_text="A published product stays hidden until then."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProductQuerySet.as_manager()
    history = history(excluded_fields=["created_at", "updated_at"])

    class Meta:
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price__isnull=True) | Q(price__gte=0), name="product_price_not_negative"
            ),
            models.CheckConstraint(condition=~Q(sku=""), name="product_sku_not_empty"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="product_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="product_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "publish_at"]),
            models.Index(fields=["brand"]),
            models.Index(fields=["price"]),
            models.Index(fields=["-updated_at", "-id"]),
            GinIndex(
                fields=["attributes"], opclasses=["jsonb_path_ops"], name="product_attributes"
            ),
            GinIndex(NAME_WORDS, name="product_names"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)  # type: ignore[arg-type]
            products_changed.send(Product, product_ids=[self.pk])

    def get_absolute_url(self) -> str:
        return reverse("product", args=[self.sku])

    def clean(self) -> None:
        super().clean()
        if self.parent is None:
            return
        if self.parent.pk == self.pk:
            raise ValidationError({"parent": "A product cannot be a variant of itself."})
        if self.parent.parent_id:
            raise ValidationError({"parent": "The parent is a variant itself; choose its parent."})
        if self.pk and self.variants.exists():
            raise ValidationError({"parent": "This product has variants; it cannot become one."})

    @property
    def group_id(self) -> int:
        """The id that all variants of one product share."""
        return self.parent_id or self.pk

    @property
    def is_visible(self) -> bool:
        """Whether shoppers see it; `ProductQuerySet.visible` is the same rule in SQL."""
        own = self.state == State.PUBLISHED and (
            self.publish_at is None or self.publish_at <= timezone.now()
        )
        return own and (self.parent is None or self.parent.is_visible)

    @property
    def attribute_items(self) -> list[tuple[str, Any]]:
        """Attributes for reading: lists joined, true and false in words."""
        words = {True: "yes", False: "no"}
        return [
            (
                name_words(key),
                ", ".join(map(str, value))
                if isinstance(value, list)
                else words[value]
                if isinstance(value, bool)
                else value,
            )
            for key, value in self.attributes.items()
        ]
