from collections.abc import Sequence

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector


def context_terms(parents: Sequence[tuple[str, Vector]], recipe: Recipe) -> list[Term]:
    return [
        Term(Part.CONTEXT, text, recipe.context / (place + 1), vector)
        for place, (text, vector) in enumerate(parents)
    ]
