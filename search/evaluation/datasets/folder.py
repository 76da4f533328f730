"""A labelled catalogue in a folder: products.csv, labels.csv, categories.csv and the images."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.evaluation.datasets.table import DatasetError, only_once, read_table
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


def read_folder(path: Path) -> LabelledFolder:
    """Raises DatasetError that names the file and what to put right in it."""
    if not path.is_dir():
        raise DatasetError(f"There is no folder {path}.")
    skus, images = _products(path)
    labels, definitions = _categories(path)
    return LabelledFolder(path, images, labels, definitions, _relevance(path, skus, labels))


def _products(path: Path) -> tuple[list[str], list[Path]]:
    table = path / "products.csv"
    rows = read_table(table, ("sku", "image"))
    skus = [row["sku"] for row in rows]
    only_once(table, "sku", skus)
    images = [_inside(path, table, row["sku"], row["image"]) for row in rows]
    missing = [image for image in images if not image.is_file()]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise DatasetError(f"{table} names images that are not there: {missing[0]}{more}.")
    return skus, images


def _inside(path: Path, table: Path, sku: str, name: str) -> Path:
    """The image's file, which must lie in the folder: a table must not reach other files."""
    if not name:
        raise DatasetError(f"{table}: the product {sku} has no image.")
    try:
        image = (path / name).resolve()
        image.relative_to(path.resolve())
    except (ValueError, OSError) as error:
        raise DatasetError(
            f"{table}: the image {name!r} of {sku} is not inside {path}. "
            "Give it as a path relative to the folder."
        ) from error
    return image


def _categories(path: Path) -> tuple[list[str], list[str]]:
    table = path / "categories.csv"
    rows = read_table(table, ("label", "definition"))
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
    return labels, definitions


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
