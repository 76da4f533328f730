"""A picture of all scores, drawn here so that it needs no script and prints as it looks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 480.0, 96.0
_BINS = 48
_LOWEST_BAR = 3.0
_CUTS = 121


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in the drawing's units; `kept`: its scores reach the threshold; `waits`: they
    lie in the band that waits for review."""

    x: float
    y: float
    width: float
    height: float
    kept: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """`low` to `high` is the range of scores drawn; `line` is where the threshold lies in it.

    band: left end and width of the band that waits for review. kept: how many products reach each
    of the scores that part the range evenly, from `low` to `high`.
    """

    bars: list[Bar]
    low: float
    high: float
    line: float | None
    band: tuple[float, float] | None
    kept: list[int]
    description: str

    width = WIDTH
    height = HEIGHT


def draw_histogram(
    scores: NDArray[np.float32], threshold: float | None, review_from: float | None = None
) -> Histogram:
    """Heights are square roots of counts: the few products at the top are what matters here.

    `scores`: shape (n,), n at least 1.
    """
    low, high = _span(scores, threshold)
    waits = None if threshold is None else review_from
    counts, edges = np.histogram(scores, bins=_BINS, range=(low, high))
    heights = np.sqrt(counts / max(int(counts.max()), 1)) * HEIGHT
    step, half = WIDTH / _BINS, (high - low) / _BINS / 2
    bars = [
        Bar(
            x=round(place * step + 0.5, 2),
            y=round(HEIGHT - tall, 2),
            width=round(step - 1, 2),
            height=round(tall, 2),
            kept=threshold is None or float(edges[place]) >= threshold - half,
            waits=waits is not None and waits - half <= float(edges[place]),
        )
        for place, height in enumerate(heights)
        if counts[place] and (tall := max(float(height), _LOWEST_BAR))
    ]
    line = None if threshold is None else _across(threshold, low, high)
    band = None
    if waits is not None and line is not None:
        start = max(_across(waits, low, high), 0.0)
        band = (start, round(max(line - start, 0.0), 2))
    return Histogram(
        bars, low, high, line, band, _kept(scores, low, high), _describe(scores, threshold)
    )


def _across(score: float, low: float, high: float) -> float:
    return round((score - low) / (high - low) * WIDTH, 2)


def _kept(scores: NDArray[np.float32], low: float, high: float) -> list[int]:
    ascending = np.sort(scores)
    cuts = np.linspace(low, high, _CUTS)
    counts: list[int] = (len(scores) - np.searchsorted(ascending, cuts)).tolist()
    return counts


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
