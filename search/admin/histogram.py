"""A picture of all scores, drawn here so that it needs no script and prints as it looks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 480.0, 96.0
_BINS = 48
_LOWEST_BAR = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in the drawing's units; `kept`: its scores reach the threshold."""

    x: float
    y: float
    width: float
    height: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """`low` to `high` is the range of scores drawn; `line` is where the threshold lies in it."""

    bars: list[Bar]
    low: float
    high: float
    line: float | None
    description: str

    width = WIDTH
    height = HEIGHT


def draw_histogram(scores: NDArray[np.float32], threshold: float | None) -> Histogram:
    """Heights are square roots of counts: the few products at the top are what matters here.

    `scores`: shape (n,), n at least 1.
    """
    low, high = _span(scores, threshold)
    counts, edges = np.histogram(scores, bins=_BINS, range=(low, high))
    heights = np.sqrt(counts / max(int(counts.max()), 1)) * HEIGHT
    step = WIDTH / _BINS
    bars = [
        Bar(
            x=round(place * step + 0.5, 2),
            y=round(HEIGHT - tall, 2),
            width=round(step - 1, 2),
            height=round(tall, 2),
            kept=threshold is None or float(edges[place]) >= threshold - (high - low) / _BINS / 2,
        )
        for place, height in enumerate(heights)
        if counts[place] and (tall := max(float(height), _LOWEST_BAR))
    ]
    line = None if threshold is None else round((threshold - low) / (high - low) * WIDTH, 2)
    return Histogram(bars, low, high, line, _describe(scores, threshold))


def _span(scores: NDArray[np.float32], threshold: float | None) -> tuple[float, float]:
    ends = [float(scores.min()), float(scores.max())]
    if threshold is not None:
        ends.append(threshold)
    low, high = min(ends), max(ends)
    margin = max((high - low) * 0.02, 0.005)
    start = low - margin if low < 0 else max(low - margin, 0.0)
    return round(start, 3), round(high + margin, 3)


def _describe(scores: NDArray[np.float32], threshold: float | None) -> str:
    text = (
        f"Scores of {len(scores):,} products from {scores.min():.3f} to {scores.max():.3f}; "
        f"half of them are below {float(np.median(scores)):.3f}."
    )
    if threshold is not None:
        kept = int((scores >= threshold).sum())
        text += f" The threshold {threshold:.3f} keeps {kept:,}."
    return text
