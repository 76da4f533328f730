"""The two small pictures on the page of searches."""

from datetime import date, timedelta
from itertools import pairwise

from search.admin.query_log_plots import HEIGHT, WIDTH, plot_days, plot_places

FIRST = date(2026, 3, 1)


def test_each_day_is_a_bar_and_the_busiest_is_the_highest() -> None:
    plot = plot_days({FIRST: (10, 0), FIRST + timedelta(days=2): (5, 5)}, FIRST, 7)
    assert [bar.height for bar in plot.bars] == [HEIGHT, 0, HEIGHT / 2, 0, 0, 0, 0]
    assert [bar.dark for bar in plot.bars] == [0, 0, HEIGHT / 2, 0, 0, 0, 0]
    assert plot.bars[2].title == "3 Mar 2026: 5 searches, 5 without results"
    assert (plot.left, plot.right, plot.most) == ("1 Mar 2026", "7 Mar 2026", 10)
    assert "15 searches" in plot.description
    assert "busiest day has 10" in plot.description


def test_a_year_is_drawn_by_the_week_and_loses_no_day() -> None:
    counts = {FIRST + timedelta(days=day): (1, 0) for day in range(365)}
    plot = plot_days(counts, FIRST, 365)
    assert len(plot.bars) == 53
    assert plot.most == 7
    assert plot.bars[-1].title.endswith("1 searches, 0 without results")
    assert "busiest week" in plot.description


def test_bars_stand_beside_each_other_within_the_drawing() -> None:
    for days in (7, 28, 90, 365):
        bars = plot_days({FIRST: (1, 1)}, FIRST, days).bars
        for left, right in pairwise(bars):
            assert left.x + left.width < right.x
        assert bars[-1].x + bars[-1].width <= WIDTH


def test_few_of_many_are_still_seen() -> None:
    plot = plot_days({FIRST: (100_000, 1), FIRST + timedelta(days=1): (1, 0)}, FIRST, 7)
    assert plot.bars[0].dark > 0
    assert plot.bars[1].height > 0


def test_nothing_searched_draws_nothing() -> None:
    assert {bar.height for bar in plot_days({}, FIRST, 28).bars} == {0}


def test_clicks_stand_at_their_place_and_those_far_down_together() -> None:
    plot = plot_places({1: 6, 3: 2, 30: 1, 101: 3})
    assert len(plot.bars) == 25
    assert [bar.height for bar in plot.bars[:3]] == [HEIGHT, 0, HEIGHT / 3]
    assert plot.bars[-1].title == "Beyond place 24: 4 clicks"
    assert plot.description == (
        "12 clicks, 50% of them on the first product and 4 beyond place 24."
    )
