"""The anchors' sentence vectors: shipped, or computed once, whatever happens to the cache."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.encoders.anchors.anchor_texts import anchor_texts
from search.encoders.anchors.anchor_vectors import (
    SHIPPED,
    anchor_vectors,
    file_name,
    mean_directions,
)
from search.encoders.anchors.nouns import Nouns
from search.encoders.base import Vectors


class CountingEncode:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    return Nouns()


@pytest.fixture
def nothing_shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


def test_what_is_shipped_belongs_to_the_installed_packages(nouns: Nouns) -> None:
    """If this fails after an upgrade: `python -m search.encoders.anchors.anchor_vectors`."""
    assert [path.name for path in SHIPPED.glob("*.npy")] == [file_name(anchor_texts(nouns))]


def test_what_is_shipped_is_what_would_be_computed(tmp_path: Path, nouns: Nouns) -> None:
    from search.encoders.anchors.sentences import SentenceTower

    shipped = anchor_vectors(CountingEncode(), nouns, tmp_path)
    some = range(0, 1000, 97)
    texts = anchor_texts(nouns)
    encoded = SentenceTower().encode([text for index in some for text in texts[index]])
    assert np.abs(shipped[list(some)] - mean_directions(encoded, len(some))).max() < 1e-3


def test_computed_once_then_read(tmp_path: Path, nouns: Nouns, nothing_shipped: Path) -> None:
    encode = CountingEncode()
    first = anchor_vectors(encode, nouns, tmp_path, nothing_shipped)
    second = anchor_vectors(encode, nouns, tmp_path, nothing_shipped)
    assert encode.calls == 1
    assert np.array_equal(first, second)
    assert [path.suffix for path in tmp_path.iterdir()] == [".npy"]


def test_other_texts_make_another_file() -> None:
    assert file_name([("a",)]) != file_name([("b",)])


def test_a_damaged_file_is_made_again(tmp_path: Path, nouns: Nouns, nothing_shipped: Path) -> None:
    encode = CountingEncode()
    anchor_vectors(encode, nouns, tmp_path, nothing_shipped)
    (kept,) = tmp_path.iterdir()
    whole = kept.stat().st_size
    kept.write_bytes(kept.read_bytes()[:1000])
    anchor_vectors(encode, nouns, tmp_path, nothing_shipped)
    assert encode.calls == 2
    assert kept.stat().st_size == whole


def test_a_folder_that_cannot_be_written_costs_time_only(
    tmp_path: Path, nouns: Nouns, nothing_shipped: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert anchor_vectors(CountingEncode(), nouns, blocked, nothing_shipped).shape == (1000, 384)
