"""In which order products come up for a merchandiser's review."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from search.methods.queue_order import Order, order
from search.vectors import unit

SCORES = np.array([0.9, 0.1, 0.52, 0.45, 0.7], dtype=np.float32)


def test_the_uncertain_first() -> None:
    assert order(Order.UNCERTAINTY, SCORES, 0.5).tolist() == [2, 3, 4, 0, 1]


def test_without_a_threshold_the_middle_is_most_uncertain() -> None:
    assert order(Order.UNCERTAINTY, SCORES)[0] == 2


def test_the_highest_first() -> None:
    assert order(Order.SCORE, SCORES, 0.5).tolist() == [0, 4, 2, 3, 1]


def test_the_newest_first() -> None:
    ages = np.array([30.0, 1, 20, 5, 5])
    assert order(Order.AGE, SCORES, ages=ages).tolist() == [1, 3, 4, 2, 0]


def test_unlike_ones_first() -> None:
    vectors = unit([[1.0, 0.0], [1.0, 0.01], [1.0, 0.02], [0.0, 1.0], [1.0, 0.03]])
    scores = np.array([0.5, 0.51, 0.52, 0.6, 0.53], dtype=np.float32)
    assert order(Order.DIVERSITY, scores, 0.5, vectors=vectors).tolist()[:2] == [0, 3]


def test_the_highest_is_looked_at_in_between() -> None:
    scores = np.linspace(0, 1, 101, dtype=np.float32)
    found = order(Order.MIXED, scores, 0.3).tolist()
    assert found[4] == 100
    assert found[9] == 99
    assert all(abs(place - 30) <= 4 for place in [*found[:4], *found[5:9]])


def test_turns_go_on_where_the_order_is_asked_for_after_each_decision() -> None:
    scores = np.linspace(0, 1, 101, dtype=np.float32)
    first = [int(order(Order.MIXED, scores, 0.3, decided=count)[0]) for count in range(5)]
    assert first == [30, 30, 30, 30, 100]


def test_large_queues_stay_whole() -> None:
    rng = np.random.default_rng(0)
    scores = rng.random(1000).astype(np.float32)
    vectors = unit(rng.normal(size=(1000, 8)))
    found = order(Order.DIVERSITY, scores, 0.5, vectors=vectors)
    assert sorted(found.tolist()) == list(range(1000))


@given(some.sampled_from(Order), some.integers(0, 40), some.integers(0, 9))
def test_every_product_comes_up_once(kind: Order, count: int, decided: int) -> None:
    rng = np.random.default_rng(count)
    scores = rng.integers(0, 5, count).astype(np.float32)
    vectors = unit(np.abs(rng.normal(size=(count, 3))) + 0.1)
    found = order(kind, scores, 2.0, ages=np.zeros(count), vectors=vectors, decided=decided)
    assert sorted(found.tolist()) == list(range(count))


def test_what_is_missing_is_said() -> None:
    with pytest.raises(ValueError, match="an age"):
        order(Order.AGE, SCORES)
    with pytest.raises(ValueError, match="a vector"):
        order(Order.DIVERSITY, SCORES, 0.5)
