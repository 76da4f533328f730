"""Probabilities from a merchandiser's decisions: honest with few, exact with many."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from search.methods.calibration import (
    Calibration,
    Kind,
    at_threshold,
    fit,
    needs,
    threshold_for,
)
from search.methods.queue_order import Order, order
from tests.search.methods.catalogues import Flags, Scores, catalogue


def decided(
    scores: Scores, belongs: Flags, count: int, kind: Order = Order.MIXED
) -> tuple[Scores, Scores, Scores]:
    """Approved, rejected and all scores after a look at the border and, in turn, at the top."""
    border = float(np.quantile(scores, 1 - belongs.mean()))
    shown = order(kind, scores, border)[:count]
    right = belongs[shown]
    return scores[shown][right], scores[shown][~right], scores


def fitted(count: int = 40, apart: float = 2.5, seed: int = 0) -> Calibration:
    found = fit(*decided(*catalogue(150, 600, apart=apart, seed=seed), count))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("approved", "rejected", "words"),
    [
        (0, 0, "5 more approved and 5 more rejected"),
        (4, 9, "1 more approved."),
        (9, 2, "3 more rejected."),
    ],
)
def test_too_few_decisions_are_said(approved: int, rejected: int, words: str) -> None:
    assert words in needs(approved, rejected)
    scores = np.linspace(0, 1, 100, dtype=np.float32)
    assert fit(scores[:approved], scores[50 : 50 + rejected], scores) is None


def test_enough_decisions_need_nothing() -> None:
    assert needs(5, 5) == ""
    scores = np.linspace(0, 1, 100, dtype=np.float32)
    assert fit(scores[-5:], scores[50:55], scores) is not None


@pytest.mark.parametrize("count", [20, 60, 300])
def test_probabilities_come_true_on_products_that_nobody_decided(count: int) -> None:
    shown: list[float] = []
    came_true: list[bool] = []
    for seed in range(15):
        scores, belongs = catalogue(150, 600, apart=2.5, seed=seed)
        curve = fit(*decided(scores, belongs, count))
        if curve is not None:
            shown += curve.probability(scores).tolist()
            came_true += belongs.tolist()
    p, right = np.asarray(shown), np.asarray(came_true)
    assert right[p >= 0.8].mean() >= 0.8
    assert right[p < 0.2].mean() <= 0.2


@given(some.integers(0, 200), some.sampled_from([12, 40, 250]), some.floats(0, 4))
@settings(deadline=None, max_examples=30)
def test_a_higher_score_is_never_less_likely(seed: int, count: int, apart: float) -> None:
    found = fit(*decided(*catalogue(150, 600, apart=apart, seed=seed), count))
    if found is None:
        return
    p = found.probability(np.linspace(-1, 1, 500))
    assert (np.diff(p) >= -1e-12).all()
    assert ((p >= 0) & (p <= 0.99)).all()


def test_nothing_is_certain_even_after_many_clear_decisions() -> None:
    scores, belongs = catalogue(300, 600, apart=12)
    curve = fit(scores[belongs], scores[~belongs], scores)
    assert curve is not None
    assert curve.probability(scores).max() <= 0.99


def test_decisions_against_the_scores_do_not_turn_the_curve_round() -> None:
    scores = np.linspace(0, 1, 200, dtype=np.float32)
    curve = fit(scores[100:110], scores[-10:], scores)
    assert curve is not None
    assert curve.slope > 0
    assert curve.probability(scores).max() < 0.8


def test_above_what_was_reviewed_the_curve_rises_no_further() -> None:
    scores = np.linspace(0, 1, 400, dtype=np.float32)
    curve = fit(scores[200:212], scores[180:192], scores)
    assert curve is not None
    p = curve.probability([float(scores[210]), 0.8, 1.0])
    assert p[0] == p[1] == p[2] < 0.95


def test_most_of_a_catalogue_does_not_belong_before_anybody_looked() -> None:
    scores, belongs = catalogue(30, 2000, apart=6)
    top = np.sort(scores)[::-1]
    curve = fit(top[:12], top[40:48], scores)
    assert curve is not None
    assert curve.probability(scores[~belongs]).mean() < 0.1


def test_many_decisions_make_steps_of_their_own() -> None:
    assert fitted(40).kind == Kind.PLATT
    many = fitted(320)
    assert many.kind == Kind.ISOTONIC
    assert len(many.knots) > 1


@pytest.mark.parametrize("count", [40, 320])
def test_a_curve_survives_json(count: int) -> None:
    curve = fitted(count)
    again = Calibration.from_dict(json.loads(json.dumps(curve.as_dict())))
    assert again == curve


@pytest.mark.parametrize("stored", [{}, {**fitted().as_dict(), "kind": "magic"}])
def test_what_is_no_curve_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Calibration.from_dict(stored)


def test_catalogues_without_spread_are_survived() -> None:
    same = np.full(50, 0.3, dtype=np.float32)
    curve = fit(same[:6], same[:6], same)
    assert curve is not None
    assert 0 < curve.probability([0.3])[0] < 0.8


def test_scores_that_are_no_numbers_are_refused() -> None:
    scores = np.linspace(0, 1, 20, dtype=np.float32)
    with pytest.raises(ValueError, match="not finite"):
        fit(np.append(scores[:6], np.nan).astype(np.float32), scores[6:12], scores)


def test_precision_and_recall_at_a_threshold_are_near_the_truth() -> None:
    scores, belongs = catalogue(150, 600, apart=3)
    approved, rejected, _ = decided(scores, belongs, 80)
    curve = fit(approved, rejected, scores)
    assert curve is not None
    threshold = float(np.quantile(scores, 0.8))
    found = at_threshold(curve, threshold, approved, rejected, scores)
    kept = scores >= threshold
    assert found.precision_low <= belongs[kept].mean() <= found.precision_high
    assert found.precision_low <= found.precision <= found.precision_high
    assert found.recall == pytest.approx((kept & belongs).sum() / belongs.sum(), abs=0.15)
    assert found.sample == (approved >= threshold).sum() + (rejected >= threshold).sum()


def test_where_everything_was_decided_precision_is_known() -> None:
    scores, belongs = catalogue(20, 60, apart=3)
    curve = fit(scores[belongs], scores[~belongs], scores)
    assert curve is not None
    found = at_threshold(curve, 0.23, scores[belongs], scores[~belongs], scores)
    truth = belongs[scores >= 0.23].mean()
    assert found.precision_low == found.precision == found.precision_high == pytest.approx(truth)


def test_where_nobody_looked_the_limits_are_wide() -> None:
    scores, belongs = catalogue(150, 600, apart=3)
    approved, rejected, _ = decided(scores, belongs, 40, Order.UNCERTAINTY)
    curve = fit(approved, rejected, scores)
    assert curve is not None
    found = at_threshold(curve, float(np.sort(scores)[-3]), approved, rejected, scores)
    assert found.sample == 0
    assert (found.precision_low, found.precision_high) == (0, 1)
    nobody = at_threshold(curve, 0.9, approved, rejected, scores)
    assert (nobody.sample, nobody.precision_low, nobody.precision_high) == (0, 0, 1)


def test_a_probability_can_be_asked_for() -> None:
    curve = fitted()
    scores, _ = catalogue(150, 600, apart=2.5)
    threshold = threshold_for(curve, 0.5, scores)
    assert threshold is not None
    reached = curve.probability(scores) >= 0.5
    assert threshold == scores[reached].min()
    assert threshold_for(curve, 0.999, scores) is None
    assert threshold_for(curve, 0.0, scores) == scores.min()
    assert threshold_for(curve, 0.5, scores[:0]) is None
