from django.db import models
from django.utils import timezone


class QueryCount(models.Model):
    """How often some words were searched for on one day. No person, address or time is kept."""

    day = models.DateField(default=timezone.localdate)
    query = models.CharField(max_length=100)
    searches = models.PositiveIntegerField(default=0)
    without_results = models.PositiveIntegerField(default=0)
    last_total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "-searches"]
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="one_count_per_day_and_query")
        ]
        indexes = [models.Index(fields=["query"])]

    def __str__(self) -> str:
        return f"{self.query}: {self.searches}"


class ClickCount(models.Model):
    """How often the product at one place of a query's results was opened on one day."""

    day = models.DateField(default=timezone.localdate)
    query = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(help_text="From 1; 101 stands for all beyond 100.")
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "position"], name="one_click_count_per_day_and_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.query} at {self.position}: {self.clicks}"
