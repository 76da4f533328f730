import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from search.vectors import mean_unit, require_finite, require_unit, unit

VECTOR = arrays(np.float64, 4, elements=st.floats(-1e6, 1e6, allow_subnormal=False))


@given(VECTOR.filter(lambda vector: np.linalg.norm(vector) > 1e-6))
def test_unit_keeps_the_direction_and_makes_the_length_1(vector: np.ndarray) -> None:
    found = unit(vector)
    assert found.dtype == np.float32
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-6)
    assert found @ vector == pytest.approx(np.linalg.norm(vector), rel=1e-5)


def test_unit_takes_many_and_none() -> None:
    assert np.allclose(np.linalg.norm(unit([[3, 4], [0, 2]]), axis=1), 1)
    assert unit(np.empty((0, 7))).shape == (0, 7)


@pytest.mark.parametrize("bad", [[0.0, 0.0], [[1.0, 0.0], [0.0, 0.0]]])
def test_a_vector_without_direction_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="length 0"):
        unit(bad)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_none_are_refused(bad: float) -> None:
    for check in (unit, require_finite, require_unit):
        with pytest.raises(ValueError, match="not finite"):
            check([1.0, bad])


def test_a_mean_counts_directions_and_not_lengths() -> None:
    assert np.allclose(mean_unit([[100, 0], [0, 1]]), [0.5**0.5] * 2)


def test_a_mean_may_be_weighted() -> None:
    assert np.allclose(mean_unit([[1, 0], [0, 1]], weights=[3, 4]), [0.6, 0.8])
    assert np.allclose(mean_unit([[1, 0], [0, 1]], weights=[1, 0]), [1, 0])


def test_a_mean_needs_vectors_weights_and_a_direction() -> None:
    with pytest.raises(ValueError, match="at least one"):
        mean_unit(np.empty((0, 3)))
    with pytest.raises(ValueError, match="2 weights"):
        mean_unit([[1, 0], [0, 1]], weights=[1])
    with pytest.raises(ValueError, match="length 0"):
        mean_unit([[1, 0], [-1, 0]])


def test_lengths_are_checked() -> None:
    require_unit([[0.6, 0.8], [1.0, 0.0]])
    require_unit(np.empty((0, 3)))
    with pytest.raises(ValueError, match="length 1"):
        require_unit([[0.6, 0.8], [1.0, 1.0]])
