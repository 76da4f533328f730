"""A worker's sign of life: its main process writes a row, also while a child is busy encoding."""

import logging
import threading
from typing import Any

from celery.signals import worker_ready, worker_shutting_down

logger = logging.getLogger(__name__)
_SECONDS = 15.0
_stop = threading.Event()


@worker_ready.connect
def start(sender: Any, **_: Any) -> None:
    _stop.clear()
    threading.Thread(target=_beat, args=(sender.hostname,), daemon=True, name="heartbeat").start()


@worker_shutting_down.connect
def stop(**_: Any) -> None:
    _stop.set()


def _beat(worker: str) -> None:
    from django.db import DatabaseError, connection
    from django.utils import timezone

    from search.models import WorkerHeartbeat

    while True:
        try:
            WorkerHeartbeat.objects.update_or_create(
                worker=worker, defaults={"seen_at": timezone.now()}
            )
        except DatabaseError as error:
            logger.warning("No sign of life written: %s", error)
        finally:
            connection.close()
        if _stop.wait(_SECONDS):
            return
