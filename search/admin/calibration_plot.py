"""A small picture of how scores read as probabilities, drawn here so that it needs no script."""

from dataclasses import dataclass

import numpy as np

from search.preview import Likelihood

WIDTH, HEIGHT = 480.0, 120.0
_POINTS = 60


@dataclass(frozen=True, slots=True)
class CurveDrawing:
    """curve: the points of a line; approved and rejected: where decided products lie, from the
    left; line: where the threshold lies, None: there is none."""

    curve: str
    approved: list[float]
    rejected: list[float]
    line: float | None
    low: float
    high: float
    description: str

    width = WIDTH
    height = HEIGHT


def draw_curve(
    likely: Likelihood, low: float, high: float, threshold: float | None
) -> CurveDrawing:
    """From score `low` on the left to `high` on the right, probability 0 below and 1 above."""
    scores = np.linspace(low, high, _POINTS)
    probabilities = likely.curve.probability(scores)

    def across(score: float) -> float:
        return round(min(max((score - low) / (high - low), 0.0), 1.0) * WIDTH, 1)

    points = " ".join(
        f"{across(float(score))},{round((1 - float(p)) * HEIGHT, 1)}"
        for score, p in zip(scores, probabilities, strict=True)
    )
    return CurveDrawing(
        curve=points,
        approved=[across(float(score)) for score in likely.approved],
        rejected=[across(float(score)) for score in likely.rejected],
        line=None if threshold is None else across(threshold),
        low=low,
        high=high,
        description=(
            f"Probability by score: {float(probabilities[0]):.0%} at {low:.2f}, "
            f"{float(probabilities[_POINTS // 2]):.0%} at {(low + high) / 2:.2f}, "
            f"{float(probabilities[-1]):.0%} at {high:.2f}. Learned from "
            f"{len(likely.approved)} approved and {len(likely.rejected)} rejected products."
        ),
    )
