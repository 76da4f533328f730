import numpy as np

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector, Vectors


def example_terms(
    liked: Vectors, disliked: Vectors, mean_image: Vector | None, recipe: Recipe
) -> list[Term]:
    terms = []
    for vectors, weight, text in (
        (liked, recipe.liked, "approved"),
        (disliked, -recipe.disliked, "rejected"),
    ):
        if len(vectors):
            centre = vectors.mean(axis=0)
            shifted = centre if mean_image is None else centre - mean_image
            terms.append(Term(Part.EXAMPLES, text, weight, np.asarray(shifted, dtype=np.float32)))
    return terms
