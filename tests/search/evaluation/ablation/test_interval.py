"""A gain on a few categories comes with how sure it is."""

import math

import numpy as np
import pytest

from search.evaluation.ablation.interval import paired_interval

OLD = np.linspace(0.2, 0.8, 12)


def test_the_same_gain_everywhere_is_sure() -> None:
    assert paired_interval(OLD + 0.1, OLD, seed=0) == pytest.approx((0.1, 0.1))


def test_a_gain_of_one_category_is_not() -> None:
    new = OLD.copy()
    new[3] += 0.6
    low, high = paired_interval(new, OLD, seed=0)
    assert low == 0
    assert high > 0.1


def test_the_same_seed_draws_the_same() -> None:
    new = OLD + np.random.default_rng(1).normal(0, 0.1, len(OLD))
    assert paired_interval(new, OLD, seed=3) == paired_interval(new, OLD, seed=3)
    assert paired_interval(new, OLD, seed=3) != paired_interval(new, OLD, seed=4)


def test_categories_without_products_do_not_count() -> None:
    holes = np.append(OLD, np.nan)
    assert paired_interval(holes + 0.1, holes, seed=0) == pytest.approx((0.1, 0.1))
    low, _ = paired_interval(np.array([np.nan]), np.array([np.nan]), seed=0)
    assert math.isnan(low)
