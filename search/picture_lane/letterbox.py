"""Where bytes and answers wait for each other in the broker, each for seconds."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from redis import Redis

KEPT_SECONDS = 20
_CONNECT_SECONDS = 1.0


def client() -> Redis:
    """A connection to the broker of its own: waiting on it must not hold up Celery's."""
    address = urlsplit(settings.BROKER_URL)
    limits: dict[str, Any] = {
        "socket_connect_timeout": _CONNECT_SECONDS,
        "socket_timeout": KEPT_SECONDS,
    }
    if address.scheme in {"redis+socket", "unix"}:
        return Redis(unix_socket_path=address.path, **limits)
    return Redis.from_url(settings.BROKER_URL, **limits)


def picture_key(ticket: str) -> str:
    return f"zeroshelf:picture:{ticket}"


def answer_key(ticket: str) -> str:
    return f"zeroshelf:picture-answer:{ticket}"
