"""Where pinned products stand among ranked ones, on every page and on the whole shelf."""

from hypothesis import given, settings
from hypothesis import strategies as some

from search.methods.placing import merge, places, window

PINS = some.lists(some.integers(1, 30), max_size=8).map(sorted)


def whole(pins: list[int], ranked: int) -> list[str]:
    """The shelf in one piece: ranked things are named r0, r1, …, pins p0, p1, …"""
    at = places(pins, ranked)
    return merge(
        [f"r{number}" for number in range(ranked)],
        {index: f"p{number}" for number, index in enumerate(at)},
    )


def page(pins: list[int], ranked: int, offset: int, limit: int) -> list[str]:
    part = window(pins, ranked, offset, limit)
    shown = [f"r{number}" for number in range(ranked)][part.offset : part.offset + part.limit]
    return merge(shown, {index: f"p{number}" for index, number in part.pinned.items()})


def test_a_pin_stands_where_it_was_put() -> None:
    assert whole([2, 4], 3) == ["r0", "p0", "r1", "p1", "r2"]


def test_pins_follow_the_end_of_a_list_that_is_too_short() -> None:
    assert whole([3, 9, 50], 1) == ["r0", "p0", "p1", "p2"]
    assert whole([7], 0) == ["p0"]


def test_two_pins_at_one_place_stand_one_behind_the_other() -> None:
    assert whole([1, 1, 2], 2) == ["p0", "p1", "p2", "r0", "r1"]


def test_a_page_that_pins_fill_needs_nothing_else() -> None:
    part = window([1, 2], 10, 0, 2)
    assert (part.limit, dict(part.pinned)) == (0, {0: 0, 1: 1})


@given(PINS, some.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_nothing_comes_twice(pins: list[int], ranked: int) -> None:
    shelf = whole(pins, ranked)
    assert sorted(shelf) == sorted(
        [*(f"r{number}" for number in range(ranked)), *(f"p{n}" for n in range(len(pins)))]
    )
    by_rank = [one for one in shelf if one.startswith("r")]
    assert by_rank == [f"r{number}" for number in range(ranked)]


@given(PINS, some.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_pin_is_never_above_its_place_and_below_only_where_it_must_be(
    pins: list[int], ranked: int
) -> None:
    at = places(pins, ranked)
    assert at == sorted(set(at))
    for number, (place, index) in enumerate(zip(pins, at, strict=True)):
        pushed = number > 0 and index == at[number - 1] + 1
        at_the_end = index == ranked + number
        assert index == place - 1 or (index > place - 1 and pushed) or at_the_end


@given(PINS, some.integers(0, 40), some.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_pages_put_together_are_the_whole_shelf(pins: list[int], ranked: int, size: int) -> None:
    total = ranked + len(pins)
    pages = [page(pins, ranked, offset, size) for offset in range(0, total + size, size)]
    assert [one for part in pages for one in part] == whole(pins, ranked)
    assert all(len(part) == size for part in pages[: total // size])
