"""Read a labelled set in whichever of our layouts its folder has."""

from dataclasses import replace
from pathlib import Path

from search.evaluation.datasets.folder import LabelledFolder, read_folder
from search.evaluation.datasets.grocery import NATURAL, read_grocery
from search.evaluation.datasets.words import read_additions


def read_labelled(path: Path, additions: Path | None = None) -> LabelledFolder:
    """additions: another CSV file with words for the same labels. Raises DatasetError."""
    found = read_grocery(path) if (path / NATURAL).is_file() else read_folder(path)
    if additions is None:
        return found
    definitions, words = read_additions(additions, found.labels, found.definitions, found.words)
    return replace(found, definitions=definitions, words=words)
