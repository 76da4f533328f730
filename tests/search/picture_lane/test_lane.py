"""From the web process to a worker and back, through the broker, which keeps nothing."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.db import connection
from pytest_django import Settings
from redis import Redis

from config.embedded.addresses import default_broker_url, valkey_socket
from config.embedded.valkey import start_valkey, stop_valkey
from search.models import EncoderInUse
from search.picture_lane import LaneClosed, LaneSilent, encode_picture, serve_picture
from tests.factories import picture

pytestmark = pytest.mark.django_db(transaction=True)

Sent = tuple[list[Any], dict[str, Any]]


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("broker")
    start_valkey(folder)
    yield folder
    stop_valkey(folder)


@pytest.fixture
def lane(broker: Path, settings: Settings) -> Redis:
    settings.BROKER_URL = default_broker_url(broker)
    settings.PICTURE_SEARCH_SECONDS = 10.0
    return Redis(unix_socket_path=str(valkey_socket(broker)))


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Sent]]:
    """Another thread that does what a worker of the lane does; notes what it was sent."""
    sent: list[Sent] = []
    threads: list[threading.Thread] = []

    def send_task(name: str, arguments: list[Any], **options: Any) -> None:
        sent.append((arguments, options))
        threads.append(threading.Thread(target=_closing(serve_picture), args=arguments))
        threads[-1].start()

    monkeypatch.setattr(current_app, "send_task", send_task)
    yield sent
    for thread in threads:
        thread.join()


def _closing(work: Callable[..., None]) -> Callable[..., None]:
    def run(*arguments: Any) -> None:
        try:
            work(*arguments)
        finally:
            connection.close()

    return run


def test_a_picture_comes_back_as_a_vector_and_leaves_nothing(
    lane: Redis, worker: list[Sent], encoder_in_use: EncoderInUse
) -> None:
    vector = encode_picture(picture("green"), encoder_in_use)
    assert vector.shape == (3,)
    assert int(vector.argmax()) == 1
    assert lane.dbsize() == 0
    ((arguments, options),) = worker
    assert options["queue"] == "interactive"
    assert all(isinstance(one, (str, int, float)) for one in arguments)  # never the picture


def test_what_the_worker_cannot_read_is_said_kindly(
    lane: Redis, worker: list[Sent], encoder_in_use: EncoderInUse
) -> None:
    with pytest.raises(LaneClosed, match="try another one"):
        encode_picture(b"no picture at all", encoder_in_use)


def test_a_lane_without_a_worker_is_left_after_the_time_limit(
    lane: Redis,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    encoder_in_use: EncoderInUse,
) -> None:
    settings.PICTURE_SEARCH_SECONDS = 0.3
    monkeypatch.setattr(current_app, "send_task", lambda *args, **options: None)
    with pytest.raises(LaneSilent, match="busy"):
        encode_picture(picture(), encoder_in_use)
    assert lane.dbsize() == 0


def test_without_a_broker_it_is_said_at_once(
    settings: Settings, tmp_path: Path, encoder_in_use: EncoderInUse
) -> None:
    settings.BROKER_URL = f"redis+socket://{tmp_path}/nobody.sock"
    with pytest.raises(LaneClosed, match="words work"):
        encode_picture(picture(), encoder_in_use)


def test_nothing_is_done_for_somebody_who_waits_no_longer(
    lane: Redis, encoder_in_use: EncoderInUse
) -> None:
    lane.set("zeroshelf:picture:late", picture(), ex=5)
    serve_picture("late", encoder_in_use.pk, time.time() - 1)
    assert lane.dbsize() == 0
