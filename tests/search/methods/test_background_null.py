"""What scores look like where nothing fits."""

import numpy as np
import pytest

from search.methods.background_null import discoveries, null_scores, p_values
from tests.search.methods.catalogues import nothing


def test_p_values_of_the_null_itself_are_even() -> None:
    p = p_values(nothing(4000, seed=2).astype(float), nothing(4000).astype(float))
    for level in (0.5, 0.1, 0.01):
        assert (p <= level).mean() == pytest.approx(level, rel=0.35)


def test_p_values_fall_as_scores_rise() -> None:
    scores = np.linspace(0.1, 0.5, 200)
    p = p_values(scores, nothing().astype(float) + 0.1)
    assert (np.diff(p) <= 1e-12).all()
    assert ((p >= 0) & (p <= 1)).all()


def test_a_null_without_spread_does_no_harm() -> None:
    p = p_values(np.array([0.1, 0.2, 0.9]), np.full(100, 0.2))
    assert np.isfinite(p).all()


def test_of_many_discoveries_few_are_wrong() -> None:
    wrong = []
    for seed in range(30):
        p = p_values(nothing(500, seed + 10).astype(float), nothing(5000).astype(float))
        wrong.append(discoveries(p, 0.1) > 0)
    assert np.mean(wrong) <= 0.2


def test_discoveries_by_hand() -> None:
    assert discoveries(np.array([0.01, 0.04, 0.2, 0.9]), 0.1) == 2
    assert discoveries(np.array([0.9, 0.5]), 0.1) == 0
    assert discoveries(np.array([]), 0.1) == 0


def test_what_a_shop_does_hold_is_left_out_of_the_null() -> None:
    table = np.array([[0.9, 0.1, 0.2], [0.1, 0.2, 0.8]], dtype=np.float32)
    assert null_scores(table).tolist() == pytest.approx([0.1, 0.2, 0.1, 0.2])


def test_a_large_table_is_thinned_the_same_way_each_time() -> None:
    table = np.random.default_rng(0).random((500, 100)).astype(np.float32)
    thinned = null_scores(table)
    assert len(thinned) == 20_000
    assert (thinned == null_scores(table)).all()
