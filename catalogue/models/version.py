from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from catalogue.models.category import Category


class CategoryVersionQuerySet(models.QuerySet["CategoryVersion"]):
    def standing(self) -> Self:
        """Without those that were withdrawn or called off."""
        return self.filter(withdrawn_at__isnull=True)

    def due(self) -> Self:
        return self.standing().filter(starts_at__lte=timezone.now())

    def ahead(self) -> Self:
        """Scheduled and not called off, the next one first."""
        still = self.standing().filter(starts_at__gt=timezone.now())
        return still.order_by("starts_at", "number")

    def live(self, category: Category) -> "CategoryVersion | None":
        """What shoppers see now; None: the category was never published from the workbench, or is
        withdrawn, or its first version is still to come."""
        return self.due().filter(category=category).order_by("-starts_at", "-number").first()

    def scheduled(self, category: Category) -> "CategoryVersion | None":
        """The next one to come, if any."""
        return self.ahead().filter(category=category).first()


class CategoryVersion(models.Model):
    """A category as it was published: all that shapes its shelf, in one piece, for good.

    `content` is what `catalogue.content.Content` reads. It holds the words of attributes and
    relations too, so that editing those changes no shelf before it is published again. A version
    that was withdrawn, or called off before it started, is kept and counts no more.
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
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

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
        author_id: int | None
        restored_from_id: int | None

    def __str__(self) -> str:
        return f"{self.category}, version {self.number}"

    @property
    def was_called_off(self) -> bool:
        """Whether it was taken back before anybody saw it."""
        return self.withdrawn_at is not None and self.withdrawn_at < self.starts_at
