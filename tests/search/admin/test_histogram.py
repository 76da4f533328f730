"""The drawing of all scores."""

import numpy as np
import pytest

from search.admin.histogram import HEIGHT, WIDTH, draw_histogram


def test_every_score_is_in_a_bar_and_bars_stay_in_the_drawing() -> None:
    scores = np.linspace(0.8, 0.1, 500).astype(np.float32)
    drawn = draw_histogram(scores, None)
    assert drawn.low < 0.1 < 0.8 < drawn.high
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert bar.y + bar.height == pytest.approx(HEIGHT, abs=0.02)


def test_a_single_product_stays_visible_beside_a_thousand() -> None:
    scores = np.array([0.9] + [0.1] * 1000, dtype=np.float32)
    drawn = draw_histogram(scores, None)
    assert min(bar.height for bar in drawn.bars) >= 3


def test_the_line_stands_at_the_threshold_and_parts_the_bars() -> None:
    scores = np.array([0.9, 0.5, 0.1], dtype=np.float32)
    drawn = draw_histogram(scores, 0.5)
    assert drawn.line == pytest.approx(WIDTH / 2, abs=1)
    assert [bar.kept for bar in drawn.bars] == [False, True, True]


@pytest.mark.parametrize("threshold", [-0.5, 0.99])
def test_a_threshold_beyond_all_scores_is_still_in_the_drawing(threshold: float) -> None:
    drawn = draw_histogram(np.array([0.3, 0.2], dtype=np.float32), threshold)
    assert drawn.low < threshold < drawn.high
    assert drawn.line is not None
    assert 0 <= drawn.line <= WIDTH


def test_equal_scores_and_a_single_score_can_be_drawn() -> None:
    for scores in ([0.4], [0.4, 0.4]):
        drawn = draw_histogram(np.array(scores, dtype=np.float32), None)
        assert len(drawn.bars) == 1
        assert drawn.low < drawn.high


def test_the_description_says_in_words_what_the_drawing_shows() -> None:
    scores = np.array([0.9, 0.5, 0.1], dtype=np.float32)
    assert draw_histogram(scores, 0.5).description == (
        "Scores of 3 products from 0.100 to 0.900; half of them are below 0.500. "
        "The threshold 0.500 keeps 2."
    )


def test_the_band_that_waits_for_review_ends_at_the_threshold() -> None:
    scores = np.array([0.9, 0.5, 0.4, 0.1], dtype=np.float32)
    drawn = draw_histogram(scores, 0.5, 0.3)
    assert drawn.band is not None
    assert drawn.line is not None
    assert sum(drawn.band) == pytest.approx(drawn.line, abs=0.05)
    assert [(bar.kept, bar.waits) for bar in drawn.bars] == [
        (False, False),
        (False, True),
        (True, True),
        (True, True),
    ]
    assert draw_histogram(scores, None, 0.3).band is None


def test_a_near_count_is_known_for_every_place_of_the_slider() -> None:
    scores = np.array([0.9, 0.5, 0.1], dtype=np.float32)
    drawn = draw_histogram(scores, None)
    assert (drawn.kept[0], drawn.kept[-1]) == (3, 0)
    assert drawn.kept == sorted(drawn.kept, reverse=True)
    middle = drawn.kept[round((0.5 - drawn.low) / (drawn.high - drawn.low) * 120) - 2]
    assert middle == 2
