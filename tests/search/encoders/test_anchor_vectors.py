"""The anchors' sentence vectors are computed once and survive a damaged or read-only cache."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search.encoders.anchors.anchor_vectors import anchor_vectors
from search.encoders.base import Vectors


class CountingEncode:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)


def test_computed_once_then_read(tmp_path: Path) -> None:
    encode = CountingEncode()
    first = anchor_vectors(encode, "r1", tmp_path)
    second = anchor_vectors(encode, "r1", tmp_path)
    assert encode.calls == 1
    assert np.array_equal(first, second)
    assert [path.suffix for path in tmp_path.iterdir()] == [".npy"]


def test_other_weights_make_another_file(tmp_path: Path) -> None:
    encode = CountingEncode()
    anchor_vectors(encode, "r1", tmp_path)
    anchor_vectors(encode, "r2", tmp_path)
    assert encode.calls == 2
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    encode = CountingEncode()
    anchor_vectors(encode, "r1", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:1000])
    anchor_vectors(encode, "r1", tmp_path)
    assert encode.calls == 2
    assert kept.stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert anchor_vectors(CountingEncode(), "r1", blocked).shape == (1000, 384)
