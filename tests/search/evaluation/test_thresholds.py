"""`manage.py evaluate thresholds`: how good are thresholds that nobody set?"""

import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search.evaluation.datasets.folder import read_folder
from search.evaluation.image_vectors import image_vectors
from search.evaluation.thresholds import CUT_OFFS, RECOMMENDED, WITHOUT_NULL, evaluate_thresholds
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.evaluation.sample import save_folder


def test_groups_that_are_clear_are_cut_right(tmp_path: Path) -> None:
    folder = read_folder(save_folder(tmp_path / "set", each=12))
    encoder = ColourEncoder()
    vectors = image_vectors(encoder, folder.images).vectors
    found = evaluate_thresholds(encoder, folder, vectors)
    rows = {row.method: row for row in found.figures}
    assert set(rows) == {
        RECOMMENDED,
        WITHOUT_NULL,
        "gap",
        "mixture",
        "z-score",
        "background",
        *CUT_OFFS,
    }
    assert rows["cut relative 0.5"].ratio == 1
    assert found.oracle_f1 == 1
    assert rows[WITHOUT_NULL].ratio == rows["mixture"].f1 == 1
    assert rows["gap"].precision == rows["gap"].recall == 1
    assert math.isnan(rows["gap"].foreign)


def test_what_is_foreign_should_get_nothing(tmp_path: Path) -> None:
    folder = read_folder(save_folder(tmp_path / "set", each=12))
    encoder = ColourEncoder()
    vectors = image_vectors(encoder, folder.images).vectors
    found = evaluate_thresholds(encoder, folder, vectors, foreign=["a plum", "a pear"])
    rows = {row.method: row for row in found.figures}
    assert rows[RECOMMENDED].foreign == 0
    assert rows["gap"].foreign == 1
    assert 0 < rows["gap"].foreign_products < 1


@pytest.mark.django_db
@pytest.mark.usefixtures("colour_encoder")
def test_the_command_prints_a_table_or_json(tmp_path: Path, settings: Any) -> None:
    settings.STATE_DIR = tmp_path / "state"
    folder = str(save_folder(tmp_path / "set", each=6))

    def evaluate(*arguments: str) -> str:
        out = io.StringIO()
        call_command("evaluate", "thresholds", *arguments, "--encoder", "colour", stdout=out)
        return out.getvalue()

    text = evaluate(folder, "--foreign", folder)
    for words in ("recommended", "no background", "z-score", "18 products"):
        assert words in text
    found = json.loads(evaluate(folder, "--json"))
    assert found["methods"]["mixture"]["foreign"] is None
    assert found["oracle_f1"] == 1
