"""A product must have, should have or must not have a property."""

from dataclasses import replace

import numpy as np
import pytest

from search.methods.attribute_scoring import (
    MOST,
    AttributeTerm,
    Mode,
    amounts,
    direction,
    presence,
    statistics,
)
from tests.search.methods.directions import along

SIMILARITIES = np.array([-0.1, 0.0, 0.0, 0.1, 0.9], dtype=np.float32)
STRAPS = AttributeTerm("straps", Mode.REQUIRE, 1.0, along(strap=1), *statistics(SIMILARITIES), 0.1)


def test_a_direction_leads_from_without_to_with() -> None:
    with_it, without = along(bag=1, strap=1), along(bag=1)
    found = direction(np.stack([with_it]), np.stack([without, without]))
    assert found @ along(strap=1) > 0 > found @ along(bag=1)
    alone = direction(np.stack([with_it, without]), np.empty((0, 4), dtype=np.float32))
    assert np.allclose(alone, (with_it + without) / 2)


def test_the_few_that_have_it_do_not_move_the_yardstick() -> None:
    centre, spread = statistics(SIMILARITIES)
    assert centre == 0
    assert spread == pytest.approx(0.14826, rel=1e-3)


def test_a_catalogue_that_agrees_still_has_a_spread() -> None:
    assert statistics(np.array([0, 0, 0, 0, 1], dtype=np.float32)) == pytest.approx((0, 0.4))
    assert statistics(np.full(5, 0.25, dtype=np.float32)) == (0.25, 1)
    assert statistics(np.empty(0, dtype=np.float32)) == (0, 1)


def test_what_must_be_there_costs_where_it_is_missing() -> None:
    found = amounts(STRAPS, SIMILARITIES)
    assert (np.diff(found) >= 0).all()
    assert found[-1] == pytest.approx(0, abs=0.01)
    assert found[0] < -0.05


def test_what_must_not_be_there_costs_where_it_is_seen() -> None:
    found = amounts(replace(STRAPS, mode=Mode.EXCLUDE), SIMILARITIES)
    assert found.argmin() == 4
    assert found.max() < 0


def test_what_should_be_there_helps_or_costs_a_little() -> None:
    found = amounts(replace(STRAPS, mode=Mode.PREFER), SIMILARITIES)
    assert found[-1] > 0 > found[0]
    assert np.abs(found).max() <= STRAPS.scale


def test_no_attribute_outweighs_everything() -> None:
    """Far below the middle is as bad as it gets: a strange picture is not thrown out by one."""
    strange = np.array([-50.0, -5.0], dtype=np.float32)
    assert np.ptp(amounts(STRAPS, strange)) == 0
    assert amounts(STRAPS, strange)[0] == pytest.approx(-STRAPS.scale * np.logaddexp(0, MOST))


def test_a_weight_multiplies() -> None:
    double = amounts(replace(STRAPS, weight=2), SIMILARITIES)
    assert np.allclose(double, 2 * amounts(STRAPS, SIMILARITIES))


def test_presence_reads_as_a_share() -> None:
    found = presence(STRAPS, SIMILARITIES)
    assert found[1] == pytest.approx(0.5)
    assert 0 < found[0] < 0.5 < found[-1] < 1
