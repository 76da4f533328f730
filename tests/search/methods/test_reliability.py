"""Do probabilities come true?"""

import math

import numpy as np
import pytest

from search.methods.reliability import brier, ece, reliability


def test_a_table_by_hand() -> None:
    table = reliability([0.1, 0.15, 0.9, 1.0, 0.8], [False, True, True, True, False])
    assert [(one.low, one.high, one.count) for one in table] == [
        (0, 0.2, 2),
        (0.2, 0.4, 0),
        (0.4, pytest.approx(0.6), 0),
        (pytest.approx(0.6), 0.8, 0),
        (0.8, 1, 3),
    ]
    assert table[0].mean_probability == pytest.approx(0.125)
    assert table[0].share_right == 0.5
    assert table[4].share_right == pytest.approx(2 / 3)
    assert math.isnan(table[1].share_right)


def test_errors_by_hand() -> None:
    p, right = [0.1, 0.1, 0.9, 0.9], [False, True, True, True]
    assert ece(p, right) == pytest.approx((2 * 0.4 + 2 * 0.1) / 4)
    assert brier(p, right) == pytest.approx((0.01 + 0.81 + 0.01 + 0.01) / 4)


def test_what_comes_true_has_no_error() -> None:
    p = np.repeat([0.25, 0.75], 400)
    right = np.concatenate([np.arange(400) < 100, np.arange(400) < 300])
    assert ece(p, right) == pytest.approx(0)


def test_no_products_have_no_error_that_could_be_told() -> None:
    assert math.isnan(ece([], []))
    assert math.isnan(brier([], []))
    assert sum(one.count for one in reliability([], [])) == 0


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        ece([1.2], [True])
    with pytest.raises(ValueError, match="between 0 and 1"):
        brier([float("nan")], [True])
    with pytest.raises(ValueError, match="need 2 answers"):
        reliability([0.1, 0.2], [True])
