"""A merchandiser who has decided nothing yet is told where a cut may lie, and where none does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from search.methods.suggestions import Method, Suggestion, levels, suggest
from tests.search.methods.catalogues import Flags, Scores, catalogue, nothing

ANY_SCORES = arrays(
    np.float32,
    some.integers(1, 60),
    elements=some.floats(-1, 1, width=32, allow_subnormal=False) | some.sampled_from([0.0, 0.25]),
)


def by_method(found: list[Suggestion]) -> dict[Method, Suggestion]:
    return {one.method: one for one in found}


def f1(scores: Scores, belongs: Flags, threshold: float) -> float:
    kept = scores >= threshold
    return float(2 * (kept & belongs).sum() / (kept.sum() + belongs.sum()))


@pytest.mark.parametrize("members", [15, 60, 200])
def test_two_groups_are_told_apart(members: int) -> None:
    scores, belongs = catalogue(members, 800)
    first = suggest(scores, nothing())[0]
    assert first.method == Method.MIXTURE
    assert first.sure
    assert first.threshold is not None
    assert f1(scores, belongs, first.threshold) > 0.95
    assert f"{first.count:,}" in first.why


def test_one_group_has_no_clear_gap() -> None:
    scores, _ = catalogue(0, 1000)
    mixture = by_method(suggest(scores))[Method.MIXTURE]
    assert mixture.threshold is None
    assert "no clear gap" in mixture.why


def test_an_empty_category_is_called_empty_first_of_all() -> None:
    scores, _ = catalogue(0, 1000)
    first = suggest(scores, nothing())[0]
    assert (first.method, first.threshold, first.count) == (Method.BACKGROUND, None, 0)
    assert "Nothing stands out" in first.why


def test_a_handful_among_thousands_is_found_by_the_background() -> None:
    scores, belongs = catalogue(4, 5000, apart=9)
    found = by_method(suggest(scores, nothing(20_000)))
    assert found[Method.MIXTURE].threshold is None  # far too small a share for a group
    background = found[Method.BACKGROUND]
    assert background.threshold is not None
    assert background.sure
    assert f1(scores, belongs, background.threshold) > 0.8


def test_without_a_background_the_others_still_answer() -> None:
    scores, _ = catalogue(40, 400)
    found = suggest(scores)
    assert [one.method for one in found] == [Method.MIXTURE, Method.GAP, Method.Z_SCORE]
    assert Method.BACKGROUND not in by_method(suggest(scores, nothing(10)))


def test_guesses_are_not_called_sure() -> None:
    scores, _ = catalogue(0, 1000)
    assert not by_method(suggest(scores))[Method.Z_SCORE].sure
    assert not by_method(suggest(scores))[Method.GAP].sure


def test_catalogues_without_a_difference_get_no_cut() -> None:
    same = np.full(50, 0.3, dtype=np.float32)
    assert all(one.threshold is None for one in suggest(same))
    assert all(one.threshold is None for one in suggest(same[:1]))
    assert suggest(same[:0]) == []
    (only,) = levels(same)
    assert only.threshold == pytest.approx(0.3)
    assert only.count == 50
    assert levels(same[:0]) == []


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_scores_that_are_no_numbers_are_refused(wrong: float) -> None:
    scores = np.array([0.1, wrong, 0.3], dtype=np.float32)
    with pytest.raises(ValueError, match="not finite"):
        suggest(scores)
    with pytest.raises(ValueError, match="not finite"):
        levels(scores)
    with pytest.raises(ValueError, match="not finite"):
        suggest(np.zeros(5, dtype=np.float32), np.full(60, wrong, dtype=np.float32))


@given(ANY_SCORES, some.none() | arrays(np.float32, 60, elements=some.floats(-1, 1, width=32)))
@settings(deadline=None)
def test_every_suggestion_keeps_what_it_says(scores: Scores, null: Scores | None) -> None:
    for one in suggest(scores, null):
        kept = 0 if one.threshold is None else int((scores >= one.threshold).sum())
        assert kept == one.count
        assert one.threshold is None or kept > 0
        assert one.why.endswith(".")


@given(ANY_SCORES)
@settings(deadline=None)
def test_the_slider_goes_from_strict_to_loose(scores: Scores) -> None:
    stops = levels(scores)
    counts = [stop.count for stop in stops]
    assert counts == sorted(set(counts))
    assert 1 <= len(stops) <= 7
    assert all(int((scores >= stop.threshold).sum()) == stop.count for stop in stops)
    assert "balanced" in [stop.name for stop in stops]


def test_a_large_catalogue_has_all_seven_stops_and_the_suggestion_in_the_middle() -> None:
    scores, _ = catalogue(100, 5000)
    stops = levels(scores)
    assert [stop.name for stop in stops] == [
        "strictest",
        "very strict",
        "strict",
        "balanced",
        "loose",
        "very loose",
        "loosest",
    ]
    assert stops[3].threshold == suggest(scores)[0].threshold


def test_the_order_of_products_means_nothing() -> None:
    scores, _ = catalogue(30, 500)
    assert suggest(np.sort(scores)) == suggest(scores)
    assert levels(np.sort(scores)[::-1]) == levels(scores)
