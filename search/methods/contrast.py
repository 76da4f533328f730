from collections.abc import Sequence

import numpy as np

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector, Vectors


def contrast_terms(
    background: Vectors, siblings: Sequence[tuple[str, Vector]], recipe: Recipe
) -> list[Term]:
    others = [*background, *(vector for _, vector in siblings)]
    if not others:
        return []
    return [Term(Part.CONTRAST, "background", -recipe.contrast, np.mean(others, axis=0))]
