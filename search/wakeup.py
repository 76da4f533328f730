"""The wake-up that tells a worker to look at the waiting rows. Losing one loses no work."""

import logging
import socket
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

_CONNECT_SECONDS = 1.0
_PAUSE_SECONDS = 10.0  # after a failure; thousands of saves must not each wait for a dead broker
_pause = {"until": 0.0}


def wake() -> None:
    """Send the wake-up once the current transaction is committed. Never raises.

    Without a broker the rows wait for the next sweep; whoever saved must not notice.
    """
    transaction.on_commit(_send, robust=True)


def _send() -> None:
    if time.monotonic() < _pause["until"]:
        return
    from celery import current_app

    try:
        knock(settings.BROKER_URL)
        current_app.send_task("search.tasks.embed_pending", retry=False, expires=60)
    except (OSError, KombuError, RedisError) as error:
        _pause["until"] = time.monotonic() + _PAUSE_SECONDS
        logger.warning("The broker does not answer; the next sweep finds the work: %s", error)


def knock(url: str) -> None:
    """Raise OSError at once if nobody listens: the client itself would try for seconds."""
    address = urlsplit(url)
    if address.scheme in {"redis+socket", "unix"}:
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(_CONNECT_SECONDS)
            door.connect(address.path)
    elif address.scheme in {"redis", "rediss"} and address.hostname:
        target = (address.hostname, address.port or 6379)
        socket.create_connection(target, _CONNECT_SECONDS).close()
