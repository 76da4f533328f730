"""Graph: what is known about a thing's relations, passed on to its vector.

One step of propagation over the category's own edges, t + a · Σ A_cj · t_j with the weights of a
row kept to a sum of 1: the smoothing that graph methods for zero-shot recognition learn (Wang, Ye
and Gupta, "Zero-shot Recognition via Semantic Embeddings and Knowledge Graphs", 2018; Kampffmeyer
et al., "Rethinking Knowledge Graph Propagation for Zero-Shot Learning", 2019, who find that one or
two steps are enough), here without learning. How much each kind of edge counts is our own.
"""

from collections.abc import Sequence
from enum import StrEnum

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector


class Relation(StrEnum):
    IS_A = "is-a"
    HAS_PART = "has-part"
    RELATED = "related"
    CONTRASTS_WITH = "contrasts-with"


STRENGTHS = {
    Relation.HAS_PART: 1.0,
    Relation.RELATED: 0.5,
    Relation.IS_A: 0.25,
    Relation.CONTRASTS_WITH: -0.5,
}


def graph_terms(
    relations: Sequence[tuple[Relation, str, float, Vector]], recipe: Recipe
) -> list[Term]:
    """relations: kind, text, weight above 0 and vector (d,) of what is at the other end.

    Many edges share the weight `recipe.graph`, so that a well documented category is moved no
    further than another.
    """
    total = max(1.0, sum(weight for _, _, weight, _ in relations))
    return [
        Term(Part.GRAPH, text, recipe.graph * STRENGTHS[kind] * weight / total, vector)
        for kind, text, weight, vector in relations
        if weight > 0 and recipe.graph > 0
    ]
