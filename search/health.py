"""Is the shop well: database, broker, workers, encoder, and work that waits too long."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from kombu import Connection

from search.embedding import coverage
from search.encoders.base import EncoderError
from search.models import EncoderInUse, EncoderState, Status, TextEmbedding, WorkerHeartbeat
from search.wakeup import knock

_TOO_OLD_SECONDS = 600
_INTERACTIVE = "interactive@"


def report() -> dict[str, Any]:
    """`status`: ok, degraded (shoppers are served, work may wait) or down; `checks`: why."""
    checks: dict[str, dict[str, Any]] = {"database": _database()}
    if checks["database"]["ok"]:
        checks["broker"] = _broker()
        checks["worker"] = _worker()
        checks["pictures"] = _pictures()
        checks["encoder"] = _encoder()
        checks["embedding"] = _embedding()
    vital = ("database", "encoder")
    if not all(checks[name]["ok"] for name in vital if name in checks):
        status = "down"
    else:
        status = "ok" if all(check["ok"] for check in checks.values()) else "degraded"
    return {"status": status, "checks": checks}


def _database() -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"ok": False, "detail": "The database does not answer."}
    return {"ok": True}


def _broker() -> dict[str, Any]:
    try:
        knock(settings.BROKER_URL)  # an absent one is noticed at once; the client would retry
        with Connection(
            settings.BROKER_URL, connect_timeout=1, transport_options={"socket_timeout": 1}
        ) as broker:
            broker.ensure_connection(max_retries=1, timeout=1)
    except Exception:  # noqa: BLE001  (kombu raises what its transport raises)
        return {"ok": False, "detail": "The broker does not answer; new work waits for it."}
    return {"ok": True}


def _worker() -> dict[str, Any]:
    alive = WorkerHeartbeat.objects.alive().exclude(worker__startswith=_INTERACTIVE).count()
    if alive:
        return {"ok": True, "alive": alive}
    return {"ok": False, "alive": 0, "detail": "No worker gave a sign of life lately."}


def _pictures() -> dict[str, Any]:
    if WorkerHeartbeat.objects.alive().filter(worker__startswith=_INTERACTIVE).exists():
        return {"ok": True}
    detail = "No worker serves the lane “interactive”; searches by picture wait in vain."
    return {"ok": False, "detail": detail}


def _encoder() -> dict[str, Any]:
    row = EncoderInUse.objects.active()
    if row is None:
        return {"ok": False, "detail": "No encoder is in use: run `manage.py encoder use NAME`."}
    try:
        row.load()  # light: no tower is read
    except EncoderError as error:
        return {"ok": False, "name": row.name, "id": row.encoder_id, "detail": str(error)}
    return {"ok": True, "name": row.name, "id": row.encoder_id}


def _embedding() -> dict[str, Any]:
    now = coverage()
    numbers = {
        "images": now.total,
        "done": now.done,
        "waiting": now.waiting,
        "failed": now.failed,
        "words_waiting": TextEmbedding.objects.filter(
            encoder__state=EncoderState.ACTIVE, status__in=[Status.PENDING, Status.RUNNING]
        ).count(),
        "oldest_waiting_seconds": now.oldest_waiting_seconds,
    }
    late = (now.oldest_waiting_seconds or 0) > _TOO_OLD_SECONDS
    return {"ok": not late, **numbers} | (
        {"detail": "Images wait for more than ten minutes: is a worker running?"} if late else {}
    )
