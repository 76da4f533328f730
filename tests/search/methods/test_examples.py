"""Approved and rejected pictures move what is looked for."""

from dataclasses import replace

import numpy as np
import pytest

from search.methods.examples import example_terms
from search.methods.recipe import DEFAULT, Part
from search.methods.terms import Term, compose
from tests.search.methods.directions import along

BAGS = Term(Part.PROMPTS, "a bag", 1.0, along(bag=1))
NONE = np.empty((0, 4), dtype=np.float32)


def test_products_like_the_approved_ones_come_earlier() -> None:
    liked, disliked = np.stack([along(strap=1)] * 3), np.stack([along(shoe=1)])
    terms = example_terms(liked, disliked, None, DEFAULT)
    vector = compose([BAGS], terms).vectors[0]
    assert vector @ along(strap=1) > 0 > vector @ along(shoe=1)
    assert vector @ along(bag=1) > 0.7
    assert [term.text for term in terms] == ["3 approved products", "1 rejected product"]
    assert {term.part for term in terms} == {Part.EXAMPLES}


def test_what_all_pictures_share_is_no_opinion() -> None:
    """CLIP's pictures lie together, far from its texts: a mean of them says “picture” first."""
    shared = 3 * along(lamp=1)
    liked = np.stack([shared + along(strap=1), shared + along(bag=1)])
    (term,) = example_terms(liked, NONE, shared, DEFAULT)
    assert term.vector @ along(lamp=1) == pytest.approx(0, abs=1e-6)
    assert np.linalg.norm(term.vector) == pytest.approx(1)


def test_few_and_many_examples_weigh_the_same() -> None:
    varied = np.stack([along(strap=1, bag=1), along(strap=1, shoe=1), along(strap=1, lamp=1)])
    for liked in (varied[:1], varied):
        (term,) = example_terms(liked, NONE, None, DEFAULT)
        assert term.weight == DEFAULT.liked
        assert np.linalg.norm(term.vector) == pytest.approx(1)


def test_approvals_count_more_than_rejections() -> None:
    assert DEFAULT.liked > DEFAULT.disliked > 0


def test_without_decisions_nothing_moves() -> None:
    assert example_terms(NONE, NONE, along(lamp=1), DEFAULT) == []
    assert example_terms(np.stack([BAGS.vector]), NONE, None, replace(DEFAULT, liked=0)) == []


def test_examples_that_are_just_the_average_say_nothing() -> None:
    mean = np.asarray(along(bag=1) * 0.5 + along(shoe=1) * 0.5, dtype=np.float32)
    both = np.stack([along(bag=1), along(shoe=1)])
    assert example_terms(both, NONE, mean, DEFAULT) == []
