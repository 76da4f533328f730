"""What a merchandiser does not want is subtracted."""

import pytest

from search.methods.negatives import negative_terms
from search.methods.recipe import DEFAULT, Part
from search.methods.terms import Term, compose
from tests.search.methods.directions import along

BAGS = Term(Part.PROMPTS, "a bag", 1.0, along(bag=1))


def test_what_is_not_wanted_comes_later() -> None:
    terms = negative_terms([("a shoe bag", 1.0, along(bag=1, shoe=1))], DEFAULT)
    vector = compose([BAGS], terms).vectors[0]
    assert vector @ along(shoe=1) < 0
    assert vector @ BAGS.vector > 0.9


def test_the_persons_weight_and_the_recipes_multiply() -> None:
    (term,) = negative_terms([("a shoe", 0.5, along(shoe=1))], DEFAULT)
    assert (term.part, term.text) == (Part.NEGATIVES, "a shoe")
    assert term.weight == pytest.approx(-DEFAULT.negative * 0.5)


def test_no_weight_is_no_term() -> None:
    assert negative_terms([("a shoe", 0.0, along(shoe=1))], DEFAULT) == []
    assert negative_terms([], DEFAULT) == []
