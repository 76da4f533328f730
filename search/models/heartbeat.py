from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone


class WorkerHeartbeatQuerySet(models.QuerySet["WorkerHeartbeat"]):
    def alive(self) -> Self:
        return self.filter(seen_at__gte=timezone.now() - WorkerHeartbeat.SILENCE)


class WorkerHeartbeat(models.Model):
    """A worker's sign of life: the broker may claim what it likes, this row tells."""

    SILENCE = timedelta(seconds=90)  # three missed sweeps

    worker = models.CharField(max_length=200, primary_key=True)
    seen_at = models.DateTimeField()
    encoder_id = models.CharField(max_length=200, blank=True)

    objects = WorkerHeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.worker
