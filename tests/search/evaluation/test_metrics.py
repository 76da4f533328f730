import math

import numpy as np
import pytest

from search.evaluation import metrics

SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.5], dtype=np.float32)


def relevant(*positions: int, count: int = 5) -> np.ndarray:
    found = np.zeros(count, dtype=np.bool_)
    found[list(positions)] = True
    return found


def test_average_precision_by_hand() -> None:
    assert metrics.average_precision(SCORES, relevant(0, 1)) == 1
    assert metrics.average_precision(SCORES, relevant(0, 2)) == pytest.approx((1 + 2 / 3) / 2)
    assert metrics.average_precision(SCORES, relevant(4)) == pytest.approx(1 / 5)


def test_average_precision_depends_on_the_order_only() -> None:
    shuffled = np.array([2, 0, 4, 1, 3])
    wanted = relevant(0, 3)
    assert metrics.average_precision(SCORES[shuffled], wanted[shuffled]) == pytest.approx(
        metrics.average_precision(SCORES, wanted)
    )


def test_a_category_without_products_has_no_average_precision() -> None:
    assert math.isnan(metrics.average_precision(SCORES, relevant()))


def test_precision_of_the_first_few() -> None:
    assert metrics.precision_at(SCORES, relevant(0, 2), 2) == 0.5
    assert metrics.precision_at(SCORES, relevant(0, 2), 10) == pytest.approx(2 / 5)


def test_accuracy_is_over_the_items_that_have_an_answer() -> None:
    table = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3], [0.5, 0.4]], dtype=np.float32)
    answers = np.array([[True, False], [False, True], [False, True], [False, False]])
    assert metrics.accuracy(table, answers) == pytest.approx(2 / 3)
    assert metrics.correct_choices(table, answers).tolist() == [1, 0.5]


def test_any_of_several_right_categories_is_right() -> None:
    table = np.array([[0.9, 0.1]], dtype=np.float32)
    assert metrics.accuracy(table, np.array([[True, True]])) == 1


def test_a_random_order_scores_the_prevalence() -> None:
    rng = np.random.default_rng(0)
    wanted = relevant(*range(30), count=300)
    found = [
        metrics.average_precision(rng.random(300).astype(np.float32), wanted) for _ in range(200)
    ]
    chance = float(metrics.prevalence(wanted[:, None])[0])
    assert chance == 0.1
    assert np.mean(found) == pytest.approx(chance, abs=0.03)


def test_means_leave_out_what_has_no_value() -> None:
    assert metrics.mean_of_known(np.array([0.5, np.nan, 1])) == 0.75
    assert math.isnan(metrics.mean_of_known(np.array([np.nan])))
