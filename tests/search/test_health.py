"""What the health report says about workers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.health import report
from search.models import WorkerHeartbeat


def beat(worker: str, seconds_ago: int = 0) -> None:
    seen = timezone.now() - timedelta(seconds=seconds_ago)
    WorkerHeartbeat.objects.create(worker=worker, seen_at=seen)


@pytest.mark.django_db
def test_each_lane_needs_a_worker_of_its_own() -> None:
    beat("embedding@shop")
    checks = report()["checks"]
    assert checks["worker"]["ok"]
    assert not checks["pictures"]["ok"]
    assert "interactive" in checks["pictures"]["detail"]
    beat("interactive@shop")
    checks = report()["checks"]
    assert checks["pictures"]["ok"]
    assert checks["worker"]["alive"] == 1


@pytest.mark.django_db
def test_a_worker_that_fell_silent_does_not_count() -> None:
    beat("interactive@shop", seconds_ago=3600)
    assert not report()["checks"]["pictures"]["ok"]
