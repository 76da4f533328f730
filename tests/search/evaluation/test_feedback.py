"""`manage.py evaluate feedback`: what simulated decisions are worth."""

import io
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from search.evaluation.datasets.folder import read_folder
from search.evaluation.feedback import evaluate_feedback
from search.evaluation.image_vectors import image_vectors
from search.evaluation.reviewing import Method, Reviewed, answer, halves, queue
from search.methods.queue_order import Order
from search.vectors import unit
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.evaluation.sample import save_folder


def reviewed(count: int = 200, seed: int = 0) -> Reviewed:
    """Products in two clouds, and words that lie between them, nearer to the right one."""
    rng = np.random.default_rng(seed)
    right = np.arange(count) < count // 4
    vectors = rng.normal(0, 0.25, (count, 8))
    vectors[:, 0] += right
    vectors[:, 1] += ~right
    return Reviewed(unit(vectors), unit([1.0, 0.5, 0, 0, 0, 0, 0, 0]), right)


def test_halves_are_apart_and_each_product_is_kept_apart_once() -> None:
    first, second = halves(11, np.random.default_rng(0))
    assert not set(first[0].tolist()) & set(first[1].tolist())
    assert sorted([*first[1].tolist(), *second[1].tolist()]) == list(range(11))


def test_a_person_decides_on_what_is_shown_only() -> None:
    one, shown = reviewed(), np.arange(0, 200, 2)
    for kind in Order:
        decided = queue(one, shown, kind, np.random.default_rng(0))
        assert sorted(decided.tolist()) == shown.tolist()


@pytest.mark.parametrize("method", list(Method))
def test_a_decided_product_does_not_vouch_for_itself(method: Method) -> None:
    """Random answers must not look like knowledge, however close a method follows them."""
    one = reviewed()
    guesses = Reviewed(one.products, one.words, np.random.default_rng(1).random(200) < 0.3)
    decided = np.random.default_rng(2).permutation(200)[:60]
    found = answer(guesses, decided, method)
    assert found.calibration is not None
    assert not found.refined
    assert found.calibration.probability(found.scores).max() < 0.8


def test_examples_and_refinement_change_the_ranking_and_words_alone_do_not() -> None:
    one = reviewed()
    decided = queue(one, np.arange(200), Order.MIXED, np.random.default_rng(0))[:40]
    plain = answer(one, decided, Method.PLAIN)
    assert np.allclose(plain.scores, one.products @ one.words)
    assert not np.allclose(answer(one, decided, Method.EXAMPLES).scores, plain.scores)


def test_figures_of_an_encoder_that_is_always_right(tmp_path: Path) -> None:
    folder = read_folder(save_folder(tmp_path / "set", each=20))
    encoder = ColourEncoder()
    vectors = image_vectors(encoder, folder.images).vectors
    found = evaluate_feedback(
        encoder, folder, vectors, labels=[0, 5, 20], kind=Order.MIXED, table_at=20
    )
    rows = {(row.method, row.labels): row for row in found.figures}
    assert rows[Method.PLAIN, 0].average_precision == 1
    assert math.isnan(rows[Method.PLAIN, 0].ece)
    assert (Method.EXAMPLES, 0) not in rows
    assert rows[Method.PLAIN, 5].calibrated == 0
    assert rows[Method.PLAIN, 20].calibrated > 0
    assert rows[Method.PLAIN, 20].brier < 0.1
    for table in found.reliability:
        surest = table.kept_apart[-1]
        assert surest.share_right == 1 or not surest.count


@pytest.mark.django_db
@pytest.mark.usefixtures("colour_encoder")
class TestCommand:
    @pytest.fixture(autouse=True)
    def _own_state(self, tmp_path: Path, settings: Any) -> None:
        settings.STATE_DIR = tmp_path / "state"

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return save_folder(tmp_path / "set", each=12)

    def evaluate(self, *arguments: str) -> str:
        out = io.StringIO()
        call_command("evaluate", "feedback", *arguments, "--encoder", "colour", stdout=out)
        return out.getvalue()

    def test_json_is_one_object_without_nan(self, folder: Path) -> None:
        text = self.evaluate(str(folder), "--labels", "0,12", "--order", "mixed", "--json")
        assert "NaN" not in text
        found = json.loads(text)
        assert found["seed"] == 0
        (order,) = found["orders"].values()
        assert {row["labels"] for row in order["figures"]} == {0, 12}
        assert {table["labels"] for table in order["reliability"]} == {20}
        assert len(order["reliability"][0]["kept_apart"]) == 5

    def test_people_get_a_table_of_probabilities_for_each_order(self, folder: Path) -> None:
        text = self.evaluate(str(folder), "--labels", "0", "--table-at", "10")
        for words in ("Order: uncertainty", "Order: score", "Order: mixed", "0.8–1.0"):
            assert words in text

    @pytest.mark.parametrize("labels", ["five", "1,-2", "5000"])
    def test_wrong_numbers_are_one_line_of_advice(self, folder: Path, labels: str) -> None:
        with pytest.raises(CommandError, match="give"):
            self.evaluate(str(folder), f"--labels={labels}")
