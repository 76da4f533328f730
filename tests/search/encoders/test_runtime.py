from pathlib import Path

import pytest

from search.encoders import runtime
from search.encoders.allocator import keep_large_blocks


def test_what_is_not_given_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runtime, "_runtime", runtime.Runtime())
    runtime.configure(threads=3)
    runtime.configure(cache_dir=tmp_path)
    assert (runtime.current().threads, runtime.current().cache) == (3, tmp_path)


def test_no_threads_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        runtime.configure(threads=0)


def test_a_platform_without_glibc_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert keep_large_blocks() is False
