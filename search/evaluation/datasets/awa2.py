"""Animals with Attributes 2, or a set in its layout: classes by name, images by class folder.

Xian, Lampert, Schiele and Akata, "Zero-Shot Learning – A Comprehensive Evaluation of the Good, the
Bad and the Ugly" (2019). The split is the one that testclasses.txt holds; two are about, and
figures of the one say nothing about the other.
"""

from pathlib import Path

import numpy as np

from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.datasets.table import DatasetError

CLASSES = "classes.txt"

_IMAGES = (".jpg", ".jpeg", ".png", ".webp")


def read_awa2(path: Path, *, all_classes: bool = False) -> LabelledFolder:
    """The images of the unseen classes, to be told apart among those; or all among all.

    A class without images is left out. Raises DatasetError that names the file at fault.
    """
    known = [line.split("\t")[-1].strip() for line in _lines(path / CLASSES)]
    unseen = _lines(path / "testclasses.txt")
    strangers = sorted(set(unseen) - set(known))
    if strangers:
        raise DatasetError(f"{path / 'testclasses.txt'}: classes.txt has no {strangers[0]!r}.")
    wanted = known if all_classes else [name for name in known if name in set(unseen)]
    images = {name: _images(path / "JPEGImages" / name) for name in wanted}
    labels = [name for name in wanted if images[name]]
    if not labels:
        raise DatasetError(f"{path / 'JPEGImages'} holds no image of the classes asked for.")
    owners = [column for column, name in enumerate(labels) for _ in images[name]]
    relevant = np.zeros((len(owners), len(labels)), dtype=np.bool_)
    relevant[np.arange(len(owners)), owners] = True
    return LabelledFolder(
        path=path,
        images=[image for name in labels for image in images[name]],
        labels=[_words(name) for name in labels],
        definitions=[f"a {_words(name)}" for name in labels],
        relevant=relevant,
    )


def _words(name: str) -> str:
    return name.replace("+", " ").replace("-", " ")


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{file} cannot be read; is this a folder of AwA2?") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def _images(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in _IMAGES)
