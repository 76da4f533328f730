"""Thresholds in few digits."""

import numpy as np

from search.admin.short_score import short

SCORES = np.asarray([0.9, 0.35241, 0.35239, 0.1], dtype=np.float32)


def test_three_digits_are_enough_where_there_is_room() -> None:
    assert short(0.62345678, SCORES) == "0.623"


def test_more_digits_are_given_where_products_lie_close_together() -> None:
    text = short(0.3524, SCORES)
    assert int((float(text) <= SCORES).sum()) == 2
    assert text == "0.3524"


def test_a_threshold_on_a_score_keeps_that_product() -> None:
    for score in SCORES.tolist():
        kept = int((score <= SCORES).sum())
        assert int((float(short(score, SCORES)) <= SCORES).sum()) == kept
