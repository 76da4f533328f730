"""The drawing of how scores read as probabilities."""

import numpy as np
import pytest

from search.admin.calibration_plot import HEIGHT, WIDTH, draw_curve
from search.methods.calibration import fit
from search.preview import Likelihood

OTHERS = np.linspace(0, 1, 200).astype(np.float32)
APPROVED = np.array([0.7, 0.8, 0.85, 0.9, 0.95], dtype=np.float32)
REJECTED = np.array([0.2, 0.3, 0.4, 0.5, 0.6], dtype=np.float32)


@pytest.fixture
def likely() -> Likelihood:
    curve = fit(APPROVED, REJECTED, OTHERS)
    assert curve is not None
    return Likelihood(curve, APPROVED, REJECTED, OTHERS)


def test_the_line_rises_and_stays_in_the_drawing(likely: Likelihood) -> None:
    drawn = draw_curve(likely, 0.0, 1.0, 0.65)
    points = [tuple(map(float, point.split(","))) for point in drawn.curve.split()]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    heights = [y for _, y in points]
    assert heights == sorted(heights, reverse=True)


def test_decisions_and_the_threshold_stand_where_their_scores_are(likely: Likelihood) -> None:
    drawn = draw_curve(likely, 0.0, 1.0, 0.5)
    assert drawn.line == WIDTH / 2
    assert drawn.approved[0] == pytest.approx(0.7 * WIDTH, abs=0.1)
    assert drawn.rejected[0] == pytest.approx(0.2 * WIDTH, abs=0.1)


def test_a_decision_beyond_the_drawing_stands_at_its_edge(likely: Likelihood) -> None:
    drawn = draw_curve(likely, 0.4, 0.8, None)
    assert (drawn.rejected[0], drawn.approved[-1], drawn.line) == (0.0, WIDTH, None)


def test_the_description_says_it_in_words(likely: Likelihood) -> None:
    text = draw_curve(likely, 0.0, 1.0, None).description
    assert text.startswith("Probability by score: ")
    assert text.endswith("Learned from 5 approved and 5 rejected products.")
