"""A labelled catalogue in a folder: products.csv, labels.csv, categories.csv and the images."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.evaluation.datasets.image_files import image_files
from search.evaluation.datasets.table import DatasetError, only_once, read_table
from search.evaluation.datasets.words import WORD_COLUMNS, CategoryWords, read_words
from search.prompts import clean_text


@dataclass(frozen=True, slots=True)
class LabelledFolder:
    """n products with one image each, m categories defined in words."""

    path: Path
    images: list[Path]
    labels: list[str]
    definitions: list[str]
    """One for each label, in the same order."""
    relevant: NDArray[np.bool_]
    """Shape (n, m): whether product i belongs to category j; a product may belong to none."""
    words: list[CategoryWords] = field(default_factory=list)
    """What people would add, one for each label; empty where the layout has no place for it."""


def read_folder(path: Path) -> LabelledFolder:
    """Raises DatasetError that names the file and what to put right in it."""
    if not path.is_dir():
        raise DatasetError(f"There is no folder {path}.")
    skus, images = _products(path)
    labels, definitions, words = _categories(path)
    relevant = _relevance(path, skus, labels)
    return LabelledFolder(path, images, labels, definitions, relevant, words)


def _products(path: Path) -> tuple[list[str], list[Path]]:
    table = path / "products.csv"
    rows = read_table(table, ("sku", "image"))
    skus = [row["sku"] for row in rows]
    only_once(table, "sku", skus)
    images = image_files(path, table, ((f"the product {r['sku']}", r["image"]) for r in rows))
    return skus, images


def _categories(path: Path) -> tuple[list[str], list[str], list[CategoryWords]]:
    table = path / "categories.csv"
    rows = read_table(table, ("label", "definition"), WORD_COLUMNS)
    labels = [row["label"] for row in rows]
    only_once(table, "label", labels)
    definitions = []
    for row in rows:
        try:
            definitions.append(clean_text(row["definition"]))
        except ValueError as error:
            raise DatasetError(f"{table}: definition of {row['label']}: {error}.") from error
        if not definitions[-1]:
            raise DatasetError(f"{table}: the label {row['label']} has no definition.")
    return labels, definitions, [read_words(row, str(table)) for row in rows]


def _relevance(path: Path, skus: list[str], labels: list[str]) -> NDArray[np.bool_]:
    table = path / "labels.csv"
    row_of = {sku: row for row, sku in enumerate(skus)}
    column_of = {label: column for column, label in enumerate(labels)}
    relevant = np.zeros((len(skus), len(labels)), dtype=np.bool_)
    for line, row in enumerate(read_table(table, ("sku", "label")), start=2):
        if row["sku"] not in row_of:
            raise DatasetError(f"{table}: row {line}: products.csv has no sku {row['sku']!r}.")
        if row["label"] not in column_of:
            raise DatasetError(
                f"{table}: row {line}: categories.csv has no label {row['label']!r}."
            )
        relevant[row_of[row["sku"]], column_of[row["label"]]] = True
    return relevant
