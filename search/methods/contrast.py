"""Contrast: away from what the categories beside it, and goods of all sorts, have in common.

Ranking by t − α · mean(b) gives x·t − α · mean(x·b): every product loses what it scores for the
others on average, which one subtraction from the vector does on any index (a linear form of the
hubness corrections of Bogolin et al., "Cross Modal Retrieval with Querybank Normalisation", 2022,
and Chowdhury et al., "Nearest Neighbor Normalization Improves Multimodal Retrieval", 2024). To
take the categories beside it as the others, and to trust a mean of few less, is our own.
"""

from collections.abc import Sequence

import numpy as np

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector, Vectors

NEUTRAL_SIBLINGS = 4
"""As many siblings without an opinion are counted in: one sibling moves the vector by a fifth of
the weight, forty by nearly all of it. A sibling that means the same therefore does little harm."""


def contrast_terms(
    background: Vectors, siblings: Sequence[tuple[str, Vector]], recipe: Recipe
) -> list[Term]:
    """background: vectors of goods of all sorts, (n, d), n may be 0; siblings: (name, vector).

    One term for each of the two groups; none for an empty group or a weight of 0.
    """
    terms = []
    if len(background) and recipe.background:
        mean = np.asarray(background.mean(axis=0), dtype=np.float32)
        terms.append(Term(Part.CONTRAST, "goods of all sorts", -recipe.background, mean))
    if siblings and recipe.contrast:
        mean = np.asarray(np.mean([vector for _, vector in siblings], axis=0), dtype=np.float32)
        weight = recipe.contrast * len(siblings) / (len(siblings) + NEUTRAL_SIBLINGS)
        terms.append(Term(Part.CONTRAST, _named(siblings), -weight, mean))
    return terms


def _named(siblings: Sequence[tuple[str, Vector]]) -> str:
    shown = ", ".join(name for name, _ in siblings[:3])
    more = len(siblings) - 3
    return f"beside it: {shown} and {more} more" if more > 0 else f"beside it: {shown}"
