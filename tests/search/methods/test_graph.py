"""What a category is related to shapes what is found."""

import pytest

from search.methods.graph import STRENGTHS, Relation, graph_terms
from search.methods.recipe import DEFAULT, Part
from search.methods.terms import Term, compose
from tests.search.methods.directions import along

BAGS = Term(Part.PROMPTS, "a bag", 1.0, along(bag=1))


def test_a_part_is_looked_for_and_a_contrast_avoided() -> None:
    relations = [
        (Relation.HAS_PART, "straps", 1.0, along(strap=1)),
        (Relation.CONTRASTS_WITH, "shoes", 1.0, along(shoe=1)),
    ]
    vector = compose([BAGS], graph_terms(relations, DEFAULT)).vectors[0]
    assert vector @ along(strap=1) > 0 > vector @ along(shoe=1)
    assert vector @ BAGS.vector > 0.8


def test_kinds_of_relations_count_differently() -> None:
    assert set(STRENGTHS) == set(Relation)
    terms = graph_terms([(kind, kind, 1.0, along(strap=1)) for kind in Relation], DEFAULT)
    for term, kind in zip(terms, Relation, strict=True):
        assert term.part == Part.GRAPH
        assert term.weight == pytest.approx(DEFAULT.graph * STRENGTHS[kind] / len(Relation))


def test_many_relations_move_no_further_than_one() -> None:
    one = (Relation.HAS_PART, "straps", 1.0, along(strap=1))
    for count in (1, 5):
        terms = graph_terms([one] * count, DEFAULT)
        assert sum(term.weight for term in terms) == pytest.approx(DEFAULT.graph)


def test_a_weak_relation_alone_stays_weak() -> None:
    (term,) = graph_terms([(Relation.HAS_PART, "straps", 0.1, along(strap=1))], DEFAULT)
    assert term.weight == pytest.approx(DEFAULT.graph * 0.1)


def test_no_relation_is_no_term() -> None:
    assert graph_terms([], DEFAULT) == []
    assert graph_terms([(Relation.IS_A, "goods", 0.0, along(bag=1))], DEFAULT) == []
