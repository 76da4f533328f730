"""What Celery runs: draining in turns, and the sweep that heals."""

import pytest

from search import tasks
from search.encoders.base import EncoderError
from search.models import EncoderInUse, ImageEmbedding, Status
from tests.factories import make_product


def test_the_task_embeds_what_waits(encoder_in_use: EncoderInUse) -> None:
    make_product("A", "red")
    tasks.embed_pending()
    assert ImageEmbedding.objects.get().status == Status.DONE


def test_a_task_without_work_does_nothing(encoder_in_use: EncoderInUse) -> None:
    tasks.embed_pending()
    assert not ImageEmbedding.objects.exists()


def test_an_encoder_that_cannot_be_loaded_fails_no_image(
    encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise EncoderError("the model is not here")

    make_product("A", "red")
    monkeypatch.setattr(EncoderInUse, "load", refuse)
    tasks.embed_pending()
    assert ImageEmbedding.objects.get().status == Status.PENDING
    assert "the model is not here" in caplog.text


def test_the_sweep_finds_what_no_wake_up_told_of(encoder_in_use: EncoderInUse) -> None:
    make_product("A", "red")
    ImageEmbedding.objects.all().delete()
    tasks.sweep()
    assert ImageEmbedding.objects.get().status == Status.PENDING
