"""What an import would make of a file: the tree, with what is there already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from catalogue.models import Category
from catalogue.taxonomy.rows import Problem, TaxonomyRow


@dataclass(slots=True)
class Node:
    """A category of the file; `stored` where the shop has it already, left as it is."""

    name: str
    definition: str = ""
    stored: Category | None = None
    children: dict[str, "Node"] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.stored is None

    @property
    def below(self) -> int:
        """How many lie below it, at any depth."""
        return sum(1 + child.below for child in self.children.values())

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Node"]]:
        """Itself and all below, with their depths, in the order of the file."""
        yield depth, self
        for child in self.children.values():
            yield from child.walk(depth + 1)


@dataclass(slots=True)
class Plan:
    """new, stored: categories of the file; too_deep: rows that were left out for their depth."""

    roots: dict[str, Node] = field(default_factory=dict)
    under: Category | None = None
    new: int = 0
    stored: int = 0
    too_deep: int = 0
    problems: list[Problem] = field(default_factory=list)
    unit: str = "line"

    def walk(self) -> Iterator[tuple[int, Node]]:
        for root in self.roots.values():
            yield from root.walk()


def plan(rows: Iterable[TaxonomyRow], under: Category | None, depth: int | None) -> Plan:
    """Names are compared without regard to size; what a row's path leads through is made too.

    depth: the levels that are taken, None: all. One question to the database.
    """
    made = Plan(under=under)
    for row in rows:
        if depth is not None and len(row.path) > depth:
            made.too_deep += 1
        path = row.path[:depth]
        node = _node(made.roots, path)
        if len(path) == len(row.path):
            node.definition = node.definition or row.definition
    _find_stored(made)
    for _, node in made.walk():
        made.new += node.is_new
        made.stored += not node.is_new
    return made


def _node(roots: dict[str, Node], path: tuple[str, ...]) -> Node:
    """The node at the end of the path, which has at least one name."""
    level, node = roots, Node("")
    for name in path:
        node = level.setdefault(name.casefold(), Node(name))
        level = node.children
    return node


def _find_stored(made: Plan) -> None:
    by_parent: dict[tuple[int | None, str], Category] = {}
    for category in Category.objects.order_by("-pk"):  # of doubles the first one stays
        by_parent[category.parent_id, category.name.casefold()] = category
    start = made.under.pk if made.under else None
    waiting = [(start, made.roots)]
    while waiting:
        parent, level = waiting.pop()
        for key, node in level.items():
            node.stored = by_parent.get((parent, key))
            if node.stored is not None:
                waiting.append((node.stored.pk, node.children))
