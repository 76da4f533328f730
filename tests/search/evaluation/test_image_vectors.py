"""Images are encoded in batches, in order, once."""

from pathlib import Path

import numpy as np
import pytest

from search.evaluation.datasets.folder import read_folder
from search.evaluation.datasets.table import DatasetError
from search.evaluation.image_vectors import cache_for, image_vectors
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.evaluation.sample import save_folder


@pytest.fixture
def images(tmp_path: Path) -> list[Path]:
    return read_folder(save_folder(tmp_path / "set")).images


def test_vectors_come_in_the_order_of_the_images(images: list[Path]) -> None:
    found = image_vectors(ColourEncoder(), images)
    assert found.vectors.argmax(axis=1).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert found.encoded == 9


def test_what_is_known_is_not_encoded_again(images: list[Path], tmp_path: Path) -> None:
    encoder = ColourEncoder()
    first = image_vectors(encoder, images, cache_for(encoder, tmp_path / "cache"))
    images[0].write_bytes(images[8].read_bytes())  # one picture changes, into a known one
    images[4].write_bytes(images[4].read_bytes() + b" ")  # and one into a new one
    again = image_vectors(encoder, images, cache_for(encoder, tmp_path / "cache"))
    assert (first.encoded, again.encoded) == (9, 1)
    assert np.array_equal(again.vectors[0], first.vectors[8])


def test_another_encoder_finds_nothing(images: list[Path], tmp_path: Path) -> None:
    encoder, other = ColourEncoder(), ColourEncoder()
    other.id = "colour/2"
    image_vectors(encoder, images, cache_for(encoder, tmp_path))
    assert image_vectors(other, images, cache_for(other, tmp_path)).encoded == 9


def test_progress_adds_up(images: list[Path]) -> None:
    steps: list[int] = []
    image_vectors(ColourEncoder(), images, progress=steps.append)
    assert sum(steps) == len(images)


def test_an_image_that_cannot_be_opened_is_named(images: list[Path]) -> None:
    images[5].write_bytes(b"no image at all")
    with pytest.raises(DatasetError, match=images[5].name):
        image_vectors(ColourEncoder(), images)


def test_no_images_are_no_vectors() -> None:
    assert image_vectors(ColourEncoder(), []).vectors.shape == (0, 3)
