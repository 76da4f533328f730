"""A refinement learned from decisions is used only where it clearly helps."""

import math

import numpy as np
import pytest

from search.methods.refinement import refine, refined
from search.vectors import Vector, Vectors, unit

_SIZE = 24


def products(count: int, towards: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(0, 0.35, (count, _SIZE))
    vectors[:, towards] += 1
    return unit(vectors)


def axis(*places: int) -> Vector:
    return unit(np.isin(np.arange(_SIZE), places).astype(np.float64))


def test_words_that_mislead_are_put_right() -> None:
    liked, disliked = products(20, 0, seed=1), products(20, 1, seed=2)
    others = np.concatenate([products(100, place, seed=place + 3) for place in range(6)])
    words = axis(1, 5)  # they mean what was rejected
    found = refine(liked, disliked, words, others)
    assert found.helps
    assert found.held_out_after >= found.held_out_before + 0.05
    assert float(np.linalg.norm(found.vector)) == pytest.approx(1, abs=1e-5)
    fresh = products(50, 0, seed=50) @ found.vector, products(50, 1, seed=51) @ found.vector
    assert np.mean(fresh[0]) > np.mean(fresh[1]) + 0.2
    alone = refined(liked, disliked, words, others)
    assert np.allclose(alone, found.vector)


def test_words_that_are_right_are_left_alone() -> None:
    liked, disliked = products(10, 0, seed=1), products(10, 1, seed=2)
    found = refine(liked, disliked, axis(0), products(100, 2, seed=3))
    assert not found.helps
    assert found.held_out_before > 0.95


def test_decisions_without_a_pattern_do_not_help() -> None:
    some = products(40, 0, seed=1)
    assert not refine(some[:20], some[20:], axis(0), products(100, 0, seed=2)).helps


@pytest.mark.parametrize(("approved", "rejected"), [(0, 0), (4, 30), (30, 4)])
def test_too_few_decisions_change_nothing(approved: int, rejected: int) -> None:
    found = refine(
        products(approved, 0, seed=1), products(rejected, 1, seed=2), axis(0), products(50, 2, 3)
    )
    assert not found.helps
    assert np.allclose(found.vector, axis(0))
    assert math.isnan(found.held_out_before)
    assert math.isnan(found.held_out_after)


def test_a_catalogue_to_compare_with_is_needed() -> None:
    with pytest.raises(ValueError, match="compare with"):
        refine(products(9, 0, 1), products(9, 1, 2), axis(0), products(0, 2, 3))
