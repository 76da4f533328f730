"""The natural photos of the Grocery Store Dataset, to be told apart by their coarse classes.

Klasson, Zhang and Kjellström, "A Hierarchical Grocery Store Image Dataset with Visual and Semantic
Labels" (2019). `natural.csv` names each photo with its class; the class's name is all that defines
it, since the set describes single products only.
"""

from pathlib import Path

import numpy as np

from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.datasets.image_files import image_files
from search.evaluation.datasets.table import DatasetError, read_table
from search.evaluation.datasets.words import CategoryWords, default_name

NATURAL = "natural.csv"


def read_grocery(path: Path) -> LabelledFolder:
    """Raises DatasetError that names the file at fault."""
    table = path / NATURAL
    rows = read_table(table, ("image", "coarse"))
    for line, row in enumerate(rows, start=2):
        if not row["coarse"]:
            raise DatasetError(f"{table}: row {line} has no coarse class.")
    labels = sorted({row["coarse"] for row in rows})
    lines = (f"row {line}" for line in range(2, len(rows) + 2))
    images = image_files(path, table, zip(lines, (row["image"] for row in rows), strict=True))
    relevant = np.array([[row["coarse"] == label for label in labels] for row in rows])
    names = [default_name(label) for label in labels]
    return LabelledFolder(path, images, labels, names, relevant, [CategoryWords(n) for n in names])
