"""Products that suit the neighbouring shelves as well come later."""

from dataclasses import replace

import numpy as np
import pytest

from search.methods.background import BACKGROUND
from search.methods.contrast import NEUTRAL_SIBLINGS, contrast_terms
from search.methods.recipe import DEFAULT, Part
from search.methods.terms import Term, compose
from tests.search.methods.directions import along

NOTHING = np.empty((0, 4), dtype=np.float32)
BAGS = Term(Part.PROMPTS, "a bag", 1.0, along(bag=1, strap=1))


def test_what_siblings_share_counts_less() -> None:
    siblings = [("Belts", along(strap=1)), ("Shoes", along(shoe=1, strap=1))]
    composed = compose([BAGS], contrast_terms(NOTHING, siblings, DEFAULT))
    with_strap, with_bag = along(strap=1), along(bag=1)
    plain = compose([BAGS], [])
    assert plain.vectors[0] @ with_strap == pytest.approx(plain.vectors[0] @ with_bag)
    assert composed.vectors[0] @ with_strap < composed.vectors[0] @ with_bag


def test_one_sibling_moves_less_than_many() -> None:
    (one,) = contrast_terms(NOTHING, [("Shoes", along(shoe=1))], DEFAULT)
    (many,) = contrast_terms(NOTHING, [("Shoes", along(shoe=1))] * 40, DEFAULT)
    assert one.weight == pytest.approx(-DEFAULT.contrast / (1 + NEUTRAL_SIBLINGS))
    assert -DEFAULT.contrast < many.weight < 4 * one.weight


def test_a_sibling_that_means_the_same_does_not_empty_the_shelf() -> None:
    others = [("Bags again", BAGS.vector), *[("Lamps", along(lamp=1))] * 8]
    composed = compose([BAGS], contrast_terms(NOTHING, others, DEFAULT))
    assert composed.vectors[0] @ BAGS.vector > 0.5


def test_siblings_are_named_but_not_endlessly() -> None:
    names = ["Shoes", "Lamps", "Belts", "Hats", "Socks"]
    (term,) = contrast_terms(NOTHING, [(name, along(shoe=1)) for name in names], DEFAULT)
    assert term.text == "beside it: Shoes, Lamps, Belts and 2 more"
    (term,) = contrast_terms(NOTHING, [("Shoes", along(shoe=1))], DEFAULT)
    assert term.text == "beside it: Shoes"


def test_goods_of_all_sorts_count_where_the_recipe_says_so() -> None:
    goods = np.stack([along(lamp=1), along(shoe=1)])
    assert contrast_terms(goods, [], replace(DEFAULT, background=0.0)) == []
    (term,) = contrast_terms(goods, [], replace(DEFAULT, background=0.5))
    assert term.weight == -0.5
    assert np.allclose(term.vector, goods.mean(axis=0))


def test_nothing_to_contrast_with_is_no_term() -> None:
    assert contrast_terms(NOTHING, [], replace(DEFAULT, background=1)) == []


def test_the_list_of_goods_is_varied_and_names_nothing_twice() -> None:
    assert 100 <= len(BACKGROUND) <= 200
    assert len(set(BACKGROUND)) == len(BACKGROUND)
    assert all(noun == noun.strip().lower() for noun in BACKGROUND)
