"""What each part of the recipe does to a shelf: the shelf with it and without it."""

from dataclasses import dataclass, replace

from catalogue.content import Content
from search.methods.recipe import DEFAULT, Part
from search.methods.refinement import FEWEST
from search.preview.changes import Loaded
from search.preview.shelves import inside_of, retrieval_of
from search.ranking import Hit, active_encoder
from search.scoring import recipe_of

FIRST = 24
"""Without a threshold everything belongs, so the first page is compared."""

_PICTURES = 6


@dataclass(frozen=True, slots=True)
class Switch:
    """How a part is spoken of. needs: what a category must have for it to do anything."""

    part: Part
    title: str
    does: str
    needs: str

    @property
    def on_by_default(self) -> bool:
        return self.part in DEFAULT


SWITCHES = (
    Switch(
        Part.CONTEXT,
        "The category above",
        "Reads it as a kind of what the category above it holds.",
        "a category above it",
    ),
    Switch(
        Part.CONTRAST,
        "Neighbours",
        "Moves away from what published categories beside it have in common.",
        "published categories beside it",
    ),
    Switch(Part.NEGATIVES, "Negatives", "Moves away from the negatives.", "negatives"),
    Switch(
        Part.ATTRIBUTES,
        "Attributes",
        "Counts what a product must, should or must not have.",
        "attributes",
    ),
    Switch(Part.GRAPH, "Relations", "Takes part of the vectors it is related to.", "relations"),
    Switch(
        Part.EXAMPLES,
        "Decided products",
        "Moves towards approved products and away from rejected ones.",
        "decisions",
    ),
    Switch(
        Part.REFINEMENT,
        "Refinement",
        "Learns from decisions; used only where it does clearly better on ones it had not seen. "
        "Look at the threshold afterwards: scores move.",
        "five approved and five rejected products",
    ),
)
_BY_NAME = {switch.part.value: switch for switch in SWITCHES}


@dataclass(frozen=True, slots=True)
class PartEffect:
    """The shelf with one part switched the other way.

    on: whether the part is on now. come and go: how many products would, by that; `of_first`: of
    so many first ones, None: of the whole shelf. hits: the first ones of the other shelf.
    """

    switch: Switch
    on: bool
    come: int
    go: int
    count: int
    of_first: int | None
    hits: list[Hit]
    new: frozenset[int]


def applying(content: Content) -> frozenset[Part]:
    """The parts that have something to work with in this content."""
    found = {
        Part.CONTEXT: bool(content.parents),
        Part.CONTRAST: bool(content.siblings),
        Part.NEGATIVES: bool(content.negatives) and content.negative_weight > 0,
        Part.ATTRIBUTES: bool(content.attributes),
        Part.GRAPH: bool(content.relations),
        Part.EXAMPLES: bool(content.approved or content.rejected),
        Part.REFINEMENT: min(len(content.approved), len(content.rejected)) >= FEWEST,
    }
    return frozenset(part for part, has in found.items() if has)


def part_effect(content: Content, name: str) -> PartEffect:
    """One more scan. Raises ValueError for a part that cannot be switched and for unusable text,
    NoEncoder where nothing can be ranked."""
    switch = _BY_NAME.get(name)
    if switch is None:
        raise ValueError("there is no such part of the recipe")
    row = active_encoder()
    on = switch.part in recipe_of(content)
    before, other = inside_of(content, row), switched(content, switch.part, not on)
    retrieval = retrieval_of(other, row)
    inside = retrieval.shelf().inside
    first = None if retrieval.threshold is not None else FIRST
    was = set(before.groups.tolist()[:first])
    now = [one.found.group_id for one in inside[:first]]
    shown = inside[:_PICTURES]
    ranks = {group: place for place, group in enumerate(now, 1)}
    return PartEffect(
        switch,
        on,
        come=len(set(now) - was),
        go=len(was - set(now)),
        count=len(inside),
        of_first=first,
        hits=Loaded([shown], retrieval).hits(shown, ranks),
        new=frozenset(now) - was,
    )


def switched(content: Content, part: Part, on: bool) -> Content:
    """The same content with a part on or off."""
    off = {*content.switched_off} - {part.value}
    extra = {*content.switched_on} - {part.value}
    if on and part not in DEFAULT:
        extra.add(part.value)
    if not on and part in DEFAULT:
        off.add(part.value)
    return replace(content, switched_off=tuple(sorted(off)), switched_on=tuple(sorted(extra)))
