"""Broad concept: what the thing is a kind of, said in the same breath.

“a backpack, a type of bag” is one more prompt, whose vector joins those of the definition. Broad
concepts in prompts are the part that Roth et al., "Waffling around for Performance: Visual
Classification with Random Words and Broad Concepts" (2023), found to help beyond what any further
prompt gives. Said alone (“a type of bag”) the parent pulls everything of its kind upwards; said
with the thing it only picks the right meaning of the words. The share is our own measurement, and
so is that grandparents add nothing.
"""

from collections.abc import Sequence

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector


def context_prompt(text: str, parent: str) -> str:
    """What to encode for a parent: the thing together with it."""
    return f"{text.strip().rstrip('.,;')}, a type of {parent.strip().lower()}"


def context_terms(parents: Sequence[tuple[str, Vector]], recipe: Recipe) -> list[Term]:
    """parents: a prompt of `context_prompt` and its vector (d,) for each, nearest first.

    Only the nearest counts, with the weight `recipe.context`.
    """
    return [Term(Part.CONTEXT, text, recipe.context, vector) for text, vector in parents[:1]]
