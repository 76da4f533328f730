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


def graph_terms(
    relations: Sequence[tuple[Relation, str, float, Vector]], recipe: Recipe
) -> list[Term]:
    return [
        Term(
            Part.GRAPH,
            text,
            (-1 if kind == Relation.CONTRASTS_WITH else 1) * recipe.graph * weight,
            vector,
        )
        for kind, text, weight, vector in relations
    ]
