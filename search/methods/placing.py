"""Where pinned things stand among ranked ones, for whole lists and for single pages.

A pin says “at place 3”. Where the list is too short for that place, pins follow its end, in the
order of their places; two pins at one place stand one behind the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """What a page needs of the ranked list, and what is pinned at which index of the page."""

    offset: int
    limit: int
    pinned: Mapping[int, int]
    """Index on the page, from 0, to the index of the pin in the order of places."""


def places(pins: Sequence[int], ranked: int) -> list[int]:
    """The index, from 0, at which each pin stands; `pins` are wished places from 1, ascending.

    ranked: how many things are ranked beside them.
    """
    taken: list[int] = []
    for number, place in enumerate(pins):
        earliest = taken[-1] + 1 if taken else 0
        taken.append(max(earliest, min(place - 1, ranked + number)))
    return taken


def window(pins: Sequence[int], ranked: int, offset: int, limit: int) -> Window:
    """The part of the ranked list that a page of `limit` from `offset` on needs."""
    taken = places(pins, ranked)
    before = sum(place < offset for place in taken)
    on_page = {p - offset: n for n, p in enumerate(taken) if offset <= p < offset + limit}
    return Window(offset - before, limit - len(on_page), on_page)


def merge(ranked: Sequence[T], pinned: Mapping[int, T]) -> list[T]:
    """Ranked things in order with pinned ones put in at their indices."""
    merged = list(ranked)
    for index in sorted(pinned):
        merged.insert(index, pinned[index])
    return merged
