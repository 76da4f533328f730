"""Which groups come, go and move between two orders."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from search.retrieval import Placed


@dataclass(frozen=True, slots=True)
class Move:
    """A group that stays, at another place; places count from 1."""

    group_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """added and removed are groups in the order of the shelf that has them.

    protected: groups that stay in or out because a person decided so, whatever they score.
    """

    added: list[Placed]
    removed: list[Placed]
    moved: list[Move]
    unchanged: int
    protected: int

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.moved)


def difference(
    before: Sequence[Placed], after: Sequence[Placed], decided: frozenset[int]
) -> Difference:
    """Of the insides of two shelves; `decided`: groups that a person spoke on.

    As few as can be have moved: what only makes room for others, or closes up, did not.
    """
    old = {one.found.group_id: place for place, one in enumerate(before, 1)}
    new = {one.found.group_id: place for place, one in enumerate(after, 1)}
    added = [one for one in after if one.found.group_id not in old]
    removed = [one for one in before if one.found.group_id not in new]
    stay = [group for group in new if group in old]
    still = longest_ascent([old[group] for group in stay])
    moved = [
        Move(group, old[group], new[group])
        for number, group in enumerate(stay)
        if number not in still and old[group] != new[group]
    ]
    return Difference(added, removed, moved, len(stay) - len(moved), len(decided))


def longest_ascent(numbers: Sequence[int]) -> set[int]:
    """Indices of a longest ascending part of different numbers, found in O(n log n).

    Patience sorting: C. Schensted, “Longest increasing and decreasing subsequences”, Canadian
    Journal of Mathematics 13 (1961).
    """
    ends: list[int] = []  # the least number that ends an ascent of each length
    at: list[int] = []  # where that number stands
    before: list[int] = []  # for each index the one before it on its ascent, −1: it begins one
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [index]
    ascent: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        ascent.add(index)
        index = before[index]
    return ascent
