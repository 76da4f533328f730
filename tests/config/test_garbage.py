"""A process that serves requests is not stopped to look through what it loaded at its start."""

import gc
from collections.abc import Iterator

import pytest

from config import gunicorn

_USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*_USUAL)
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_a_web_process_has_loaded_is_kept_out_of_collections() -> None:
    gunicorn.post_worker_init(None)
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] > _USUAL[0]
    assert gc.isenabled()
