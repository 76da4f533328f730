"""Negatives: what does not belong, each a text of its own.

An encoder does not understand “without”: a text with a negation lies beside the same text without
it (Alhamoud et al., "Vision-Language Models Do Not Understand Negation", 2025). So what is not
wanted is said positively and subtracted: q = t − λ · n, the negative feedback of Rocchio,
"Relevance Feedback in Information Retrieval" (1971), with a text in the place of a document. It
stays one vector, so any index serves it.
"""

from collections.abc import Sequence

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector


def negative_terms(negatives: Sequence[tuple[str, float, Vector]], recipe: Recipe) -> list[Term]:
    """negatives: text, weight of at least 0, and vector (d,). A weight of 0 gives no term."""
    return [
        Term(Part.NEGATIVES, text, -recipe.negative * weight, vector)
        for text, weight, vector in negatives
        if weight > 0 and recipe.negative > 0
    ]
