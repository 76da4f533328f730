"""What a shelf that is still a draft would change on the one that shoppers see."""

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
    """Of the insides of two shelves; `decided`: groups that a person spoke on."""
    old = {one.found.group_id: place for place, one in enumerate(before, 1)}
    new = {one.found.group_id: place for place, one in enumerate(after, 1)}
    # places among those that stay: what comes or goes above a group moves nobody by itself
    old_order, new_order = _order(old, new), _order(new, old)
    added = [one for one in after if one.found.group_id not in old]
    removed = [one for one in before if one.found.group_id not in new]
    moved = [
        Move(group, old[group], new[group])
        for group, place in new_order.items()
        if old_order[group] != place
    ]
    unchanged = len(new_order) - len(moved)
    return Difference(added, removed, moved, unchanged, len(decided))


def _order(own: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    both = sorted((place, group) for group, place in own.items() if group in other)
    return {group: number for number, (_, group) in enumerate(both, 1)}
