"""What a merchandiser might say of the kinds in the demo and in three public sets can be read."""

import csv
from pathlib import Path

import pytest

from search.evaluation.datasets.words import WORD_COLUMNS, read_words

DEMO = Path(__file__).resolve().parents[2] / "demo"
FILES = [DEMO / "catalogue" / "categories.csv", *sorted((DEMO / "words").glob("*.csv"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_kind_has_words_of_each_sort(file: Path) -> None:
    with file.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert set(rows[0]) <= {"label", "definition", *WORD_COLUMNS}
    for row in rows:
        words = read_words(row, file.name)
        assert words.parents
        assert words.negatives
        assert words.attributes
        assert words.relations
