"""Wake-ups: sent after the commit, quick to give up, never in the way of a save."""

import time

import pytest
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from search import wakeup
from search.models import EncoderInUse, ImageEmbedding
from tests.factories import make_product


@pytest.fixture(autouse=True)
def _not_paused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wakeup._pause, "until", 0.0)


@override_settings(BROKER_URL="redis+socket:///nowhere/valkey.sock")
def test_saving_works_while_the_broker_is_down_and_costs_no_time(
    encoder_in_use: EncoderInUse,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    start = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            make_product(f"P{number}", "red")
    assert time.monotonic() - start < 5  # a client that retries takes seconds for each
    assert ImageEmbedding.objects.count() == 20
    assert len(caplog.messages) == 1  # said once, not twenty times
    assert "The broker does not answer" in caplog.text


def test_the_wake_up_leaves_after_the_commit_only(
    encoder_in_use: EncoderInUse,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(wakeup, "knock", lambda url: None)
    monkeypatch.setattr("celery.current_app.send_task", lambda name, **options: sent.append(name))
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        make_product("A", "red")
        assert sent == []
    assert callbacks
    assert set(sent) == {"search.tasks.embed_pending"}


def test_a_tcp_broker_that_refuses_is_noticed_at_once() -> None:
    with pytest.raises(OSError, match="refused"):
        wakeup.knock("redis://127.0.0.1:1/0")
