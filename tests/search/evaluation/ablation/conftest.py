"""A set of three colours, and what a merchandiser might say of them."""

from pathlib import Path

import pytest

from search.evaluation.ablation.trial import Trial
from search.evaluation.datasets.folder import read_folder
from search.evaluation.image_vectors import image_vectors
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.evaluation.sample import save_folder

WORDS = (
    "label,definition,parent,negatives,attributes,relations",
    "red,a red thing,red goods,a blue thing,require: red | blue,has-part: red",
    "green,a green thing,green goods,a red thing,require: green | red,has-part: green",
    "blue,a blue thing,blue goods,a red thing,require: blue | red,has-part: blue",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pictures with every optional column filled."""
    path = save_folder(tmp_path / "set", each=4)
    (path / "categories.csv").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def trial(folder: Path) -> Trial:
    encoder, read = ColourEncoder(), read_folder(folder)
    return Trial(encoder, read, image_vectors(encoder, read.images).vectors, seed=0)
