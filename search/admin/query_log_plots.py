"""Small pictures of searches by day and of clicks by place, drawn here without a script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 480.0, 96.0
LAST_PLACE = 24  # of a first page; what lies beyond is one bar
_LEAST = 2.0
_MOST_BARS = 92


@dataclass(frozen=True, slots=True)
class LogBar:
    """A rectangle in the drawing's units; dark: the part of it that stands out, from below."""

    x: float
    width: float
    height: float
    dark: float
    title: str

    @property
    def y(self) -> float:
        return round(HEIGHT - self.height, 2)

    @property
    def dark_y(self) -> float:
        return round(HEIGHT - self.dark, 2)


@dataclass(frozen=True, slots=True)
class LogPlot:
    """left and right: what the two ends stand for; most: the number of the highest bar."""

    bars: list[LogBar]
    left: str
    right: str
    most: int
    description: str

    width = WIDTH
    height = HEIGHT


def plot_days(counts: Mapping[date, tuple[int, int]], first: date, days: int) -> LogPlot:
    """A bar a day, or a week where days were too many; dark: searches without results."""
    step = 1 if days <= _MOST_BARS else 7
    groups = [
        [first + timedelta(days=start + within) for within in range(min(step, days - start))]
        for start in range(0, days, step)
    ]
    numbers = [_added(counts, group) for group in groups]
    spans = [_span(group) for group in groups]
    titles = [
        f"{span}: {searches:,} searches, {none:,} without results"
        for span, (searches, none) in zip(spans, numbers, strict=True)
    ]
    total, most = sum(all_ for all_, _ in numbers), max(all_ for all_, _ in numbers)
    unit = "day" if step == 1 else "week"
    return LogPlot(
        bars=_bars(numbers, titles),
        left=_day(groups[0][0]),
        right=_day(groups[-1][-1]),
        most=most,
        description=f"{total:,} searches from {_day(groups[0][0])} to {_day(groups[-1][-1])}; "
        f"the busiest {unit} has {most:,}.",
    )


def plot_places(counts: Mapping[int, int]) -> LogPlot:
    """A bar for each place of the first page and one for all beyond."""
    places = range(1, LAST_PLACE + 1)
    beyond = sum(clicks for place, clicks in counts.items() if place > LAST_PLACE)
    numbers = [*((counts.get(place, 0), 0) for place in places), (beyond, 0)]
    titles = [f"Place {place}: {counts.get(place, 0):,} clicks" for place in places]
    total = sum(counts.values())
    share = counts.get(1, 0) / total if total else 0.0
    return LogPlot(
        bars=_bars(numbers, [*titles, f"Beyond place {LAST_PLACE}: {beyond:,} clicks"]),
        left="1",
        right=f"beyond {LAST_PLACE}",
        most=max(clicks for clicks, _ in numbers),
        description=f"{total:,} clicks, {share:.0%} of them on the first product and {beyond:,} "
        f"beyond place {LAST_PLACE}.",
    )


def _bars(numbers: Sequence[tuple[int, int]], titles: Sequence[str]) -> list[LogBar]:
    most = max(1, *(all_ for all_, _ in numbers))
    step = WIDTH / len(numbers)
    gap = min(step * 0.25, 3.0)

    def tall(number: int) -> float:
        return round(max(number / most * HEIGHT, _LEAST), 2) if number else 0.0

    return [
        LogBar(round(at * step + gap / 2, 2), round(step - gap, 2), tall(all_), tall(dark), title)
        for at, ((all_, dark), title) in enumerate(zip(numbers, titles, strict=True))
    ]


def _added(counts: Mapping[date, tuple[int, int]], days: Sequence[date]) -> tuple[int, int]:
    found = [counts.get(day, (0, 0)) for day in days]
    return sum(all_ for all_, _ in found), sum(none for _, none in found)


def _span(days: Sequence[date]) -> str:
    return _day(days[0]) if len(days) == 1 else f"{_day(days[0])} to {_day(days[-1])}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
