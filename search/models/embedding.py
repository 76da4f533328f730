from django.db import models
from django.utils import timezone
from pgvector.django import HalfVectorField

from search.models.encoder import EncoderInUse


class Status(models.TextChoices):
    PENDING = "pending", "Waiting"
    RUNNING = "running", "Being computed"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"


class Embedding(models.Model):
    """One owner's vector under one encoder, and the state of the work on it.

    The table is the queue of record: a worker claims rows, a lost wake-up loses nothing. While a
    row is computed again its last vector stays in use.
    """

    encoder = models.ForeignKey(EncoderInUse, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    source_digest = models.CharField(
        max_length=64, blank=True, help_text="What the vector was computed from."
    )
    vector = HalfVectorField(null=True, blank=True)
    requested_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    duration_ms = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="%(class)s_status_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="done") | models.Q(vector__isnull=False),
                name="%(class)s_done_has_vector",
            ),
        ]
        indexes = [
            models.Index(
                fields=["encoder", "id"],
                condition=models.Q(status__in=["pending", "running"]),
                name="%(class)s_waiting",
            ),
            models.Index(
                fields=["encoder", "-finished_at"],
                condition=models.Q(status="failed"),
                name="%(class)s_failed",
            ),
            models.Index(
                fields=["encoder", "-finished_at"],
                condition=models.Q(status="done"),
                name="%(class)s_done",
            ),
        ]
