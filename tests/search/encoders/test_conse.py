"""The baseline ConSE, which the encoder `anchors` is compared with."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from search.encoders.anchors.anchor_texts import COUNT, anchor_names
from search.encoders.anchors.colour_names import NAMES
from search.encoders.anchors.conse import conse_scores
from search.encoders.anchors.encoder import AnchorsEncoder
from search.encoders.anchors.space import image_space
from search.encoders.base import Vectors
from search.vectors import unit


class NamesOnly:
    """Each class's name is a direction of its own; any other text is none of them."""

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        rows = {name: row for row, name in enumerate(anchor_names())}
        vectors = np.zeros((len(texts), COUNT + 1))
        for place, text in enumerate(texts):
            vectors[place, rows.get(text, COUNT)] = 1
        return unit(vectors)


def images(posteriors: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vectors:
    colours = np.full((len(posteriors), len(NAMES)), 1 / len(NAMES), dtype=np.float32)
    return image_space(unit(np.sqrt(posteriors)), colours)


def test_an_image_is_the_mean_of_its_classes_names() -> None:
    posteriors = np.zeros((2, COUNT))
    posteriors[0, [414, 0]] = 0.6, 0.4
    posteriors[1, 889] = 1
    scores = conse_scores(
        images(posteriors), ["backpack", "tench", "violin"], cast("AnchorsEncoder", NamesOnly())
    )
    assert scores.dtype == np.float32
    expected = np.array([[0.6, 0.4, 0], [0, 0, np.hypot(0.6, 0.4)]]) / np.hypot(0.6, 0.4)
    assert np.allclose(scores, expected, atol=1e-5)


def test_only_the_ten_likeliest_classes_count() -> None:
    posteriors = np.full((1, COUNT), 1e-6)
    posteriors[0, :10] = 0.09
    posteriors[0, 500] = 0.01
    texts = [anchor_names()[index] for index in (0, 9, 500)]
    scores = conse_scores(images(posteriors), texts, cast("AnchorsEncoder", NamesOnly()))
    assert scores[0, 0] > 0.3
    assert np.isclose(scores[0, 0], scores[0, 1], atol=1e-5)
    assert scores[0, 2] == 0
