from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from catalogue.models.category import Category


class CategoryVersionQuerySet(models.QuerySet["CategoryVersion"]):
    def live(self, category: Category) -> "CategoryVersion | None":
        """What shoppers see now; None: the category was never published from the workbench."""
        due = self.filter(category=category, starts_at__lte=timezone.now())
        return due.order_by("-starts_at", "-number").first()

    def scheduled(self, category: Category) -> "CategoryVersion | None":
        """The next one to come, if any."""
        ahead = self.filter(category=category, starts_at__gt=timezone.now())
        return ahead.order_by("starts_at", "number").first()


class CategoryVersion(models.Model):
    """A category as it was published: all that shapes its shelf, in one piece, for good.

    `content` is what `catalogue.content.Content` reads. It holds the words of attributes and
    relations too, so that editing those changes no shelf before it is published again.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    note = models.CharField(max_length=300, blank=True, help_text="What changed, and why.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    starts_at = models.DateTimeField(default=timezone.now)
    restored_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)

    objects = CategoryVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["category", "number"], name="version_number_once")
        ]
        indexes = [models.Index(fields=["category", "-starts_at", "-number"])]
        verbose_name = "version"

    if TYPE_CHECKING:
        category_id: int

    def __str__(self) -> str:
        return f"{self.category}, version {self.number}"
