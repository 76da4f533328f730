"""Read a labelled set in whichever of our layouts its folder has."""

from dataclasses import replace
from pathlib import Path

from search.evaluation.datasets.awa2 import CLASSES, read_awa2
from search.evaluation.datasets.folder import LabelledFolder, read_folder
from search.evaluation.datasets.grocery import NATURAL, read_grocery
from search.evaluation.datasets.words import CategoryWords, default_name, read_additions


def read_labelled(path: Path, additions: Path | None = None) -> LabelledFolder:
    """additions: another CSV file with words for the same labels. Raises DatasetError."""
    found = _read(path)
    if additions is None:
        return found
    words = found.words or [CategoryWords(default_name(label)) for label in found.labels]
    definitions, words = read_additions(additions, found.labels, found.definitions, words)
    return replace(found, definitions=definitions, words=words)


def _read(path: Path) -> LabelledFolder:
    if (path / NATURAL).is_file():
        return read_grocery(path)
    if (path / CLASSES).is_file():
        return read_awa2(path, all_classes=True)
    return read_folder(path)
