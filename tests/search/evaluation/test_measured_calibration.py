"""Probabilities come true on real photos; only where the data are at hand."""

from pathlib import Path

import numpy as np
import pytest

from search.encoders import get_encoder
from search.evaluation.datasets.folder import read_folder
from search.evaluation.feedback import evaluate_feedback
from search.evaluation.image_vectors import image_vectors
from search.methods.queue_order import Order


@pytest.mark.serial
@pytest.mark.parametrize("kind", [Order.UNCERTAINTY, Order.SCORE, Order.MIXED])
def test_of_what_is_shown_as_likely_most_is_right(shared_data: Path, kind: Order) -> None:
    encoder, folder = get_encoder("anchors"), read_folder(shared_data / "clothing")
    vectors = _vectors(folder.images)
    found = evaluate_feedback(encoder, folder, vectors, labels=[], kind=kind, table_at=20)
    for table in found.reliability:
        surest = table.kept_apart[-1]
        assert surest.count >= 10
        assert surest.share_right >= 0.7


_known: dict[tuple[Path, ...], np.ndarray] = {}


def _vectors(images: list[Path]) -> np.ndarray:
    """Encoded once for all orders."""
    key = tuple(images)
    if key not in _known:
        _known[key] = image_vectors(get_encoder("anchors"), images).vectors
    return _known[key]
