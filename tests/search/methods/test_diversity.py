"""A shopper who wants to see what there is finds different things side by side."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.methods.diversity import varied
from search.vectors import unit

MUG, BOWL, VASE = unit(np.asarray([[1.0, 0.0, 0.1], [0.0, 1.0, 0.1], [0.6, 0.6, 0.1]]))


def test_what_shows_something_else_comes_before_more_of_the_same() -> None:
    vectors = np.stack([MUG, MUG, MUG, BOWL])
    assert varied(np.asarray([0.9, 0.89, 0.88, 0.85]), vectors).tolist()[:2] == [0, 3]


def test_what_fits_far_less_does_not_come_before_what_fits() -> None:
    vectors = np.stack([MUG, MUG, VASE, BOWL])
    assert varied(np.asarray([0.9, 0.89, 0.88, 0.1]), vectors).tolist()[-1] == 3


def test_nothing_and_one_thing_stay_as_they_are() -> None:
    assert varied(np.zeros(0), np.zeros((0, 3), np.float32)).tolist() == []
    assert varied(np.asarray([0.5]), MUG[None]).tolist() == [0]


@given(st.integers(1, 30), st.integers(0, 1000))
def test_the_best_stays_first_and_nothing_is_lost(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = np.sort(random.random(count))[::-1]
    order = varied(scores, unit(random.normal(size=(count, 4)))).tolist()
    assert order[0] == 0
    assert sorted(order) == list(range(count))
