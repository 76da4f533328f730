from collections.abc import Sequence

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector


def negative_terms(negatives: Sequence[tuple[str, float, Vector]], recipe: Recipe) -> list[Term]:
    return [
        Term(Part.NEGATIVES, text, -recipe.negative * weight, vector)
        for text, weight, vector in negatives
    ]
