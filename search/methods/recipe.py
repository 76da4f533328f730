"""Which parts of the recipe are on, and how much each counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Part(StrEnum):
    """A part of the recipe; the prompts themselves are always on."""

    PROMPTS = "prompts"
    CONTEXT = "context"
    NEGATIVES = "negatives"
    CONTRAST = "contrast"
    ATTRIBUTES = "attributes"
    GRAPH = "graph"
    EXAMPLES = "examples"
    REFINEMENT = "refinement"


@dataclass(frozen=True, slots=True)
class Recipe:
    """`parts` that are on; the weights are relative to the prompts' own, which is 1.

    contrast is the weight of the categories beside it, background that of goods of all sorts;
    attribute multiplies the weight that a person gave to an attribute. What was measured for each
    is in `docs/method.md`.
    """

    parts: frozenset[Part]
    context: float = 0.5
    negative: float = 0.2
    contrast: float = 1.0
    background: float = 0.0
    graph: float = 0.5
    attribute: float = 0.5
    liked: float = 0.75
    disliked: float = 0.3

    def __contains__(self, part: Part) -> bool:
        return part == Part.PROMPTS or part in self.parts

    def without(self, parts: Iterable[Part]) -> Self:
        return replace(self, parts=self.parts - frozenset(parts))

    def with_(self, parts: Iterable[Part]) -> Self:
        return replace(self, parts=self.parts | frozenset(parts))


DEFAULT = Recipe(
    frozenset(
        {
            Part.NEGATIVES,
            Part.CONTRAST,
            Part.ATTRIBUTES,
            Part.EXAMPLES,
        }
    )
)
