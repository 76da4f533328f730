from django.db import models
from django.utils import timezone

from catalogue.models import Category


class CategoryScan(models.Model):
    """When a category's memberships were last written, and whether that has to be done again.

    The row is the request, so a lost message or a killed worker loses nothing.
    """

    category = models.OneToOneField(Category, on_delete=models.CASCADE, related_name="scan")
    requested_at = models.DateTimeField(default=timezone.now)
    scanned_at = models.DateTimeField(null=True, blank=True)
    duration_ms = models.PositiveIntegerField(null=True)
    members = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0, help_text="For review.")
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = "category scan"

    def __str__(self) -> str:
        return f"Scan of {self.category}"
