"""What is ranked by can be taken apart again: contributions add up to the score."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from search.methods.recipe import Part
from search.methods.terms import Term, compose, contributions
from search.vectors import unit
from tests.search.methods.directions import along

VECTORS = some.integers(0, 10**6).map(
    lambda seed: unit(np.random.default_rng(seed).normal(size=(4,)))
)
OTHERS = some.lists(
    some.builds(
        Term,
        part=some.sampled_from([Part.CONTEXT, Part.NEGATIVES, Part.GRAPH]),
        text=some.just("other"),
        weight=some.floats(-0.9, 0.9),
        vector=VECTORS,
    ),
    max_size=4,
)
PROMPTS = some.lists(
    some.builds(
        Term,
        part=some.just(Part.PROMPTS),
        text=some.just("prompt"),
        weight=some.floats(0.5, 3),
        vector=VECTORS,
    ),
    min_size=1,
    max_size=4,
)


def prompt(text: str, weight: float = 1.0, **amounts: float) -> Term:
    return Term(Part.PROMPTS, text, weight, along(**amounts))


def test_prompts_that_count_together_make_one_vector() -> None:
    composed = compose([prompt("a bag", bag=1), prompt("a sack", bag=1, strap=1)], [])
    assert composed.vectors.shape == (1, 4)
    assert [term.weight for term in composed.sums[0]] == [0.5, 0.5]


def test_a_heavier_prompt_pulls_more() -> None:
    composed = compose([prompt("a bag", 3, bag=1), prompt("a shoe", 1, shoe=1)], [])
    assert composed.vectors[0] @ along(bag=1) > composed.vectors[0] @ along(shoe=1)


def test_the_best_prompt_counts_by_itself_with_all_else_beside_it() -> None:
    away = Term(Part.NEGATIVES, "a strap", -0.5, along(strap=1))
    composed = compose([prompt("a bag", bag=1), prompt("a shoe", shoe=1)], [away], best=True)
    assert composed.vectors.shape == (2, 4)
    assert [terms[0].text for terms in composed.sums] == ["a bag", "a shoe"]
    assert all(terms[1] is away for terms in composed.sums)
    assert np.allclose(composed.vectors @ along(strap=1), -0.5 / np.sqrt(1.25))


def test_examples_move_products_and_leave_the_scale_of_scores_as_it_is() -> None:
    liked = Term(Part.EXAMPLES, "2 approved products", 0.75, along(strap=1))
    plain, moved = compose([prompt("a bag", bag=1)], []), compose([prompt("a bag", bag=1)], [liked])
    assert moved.vectors @ along(bag=1) == plain.vectors @ along(bag=1) == 1
    assert moved.vectors @ along(strap=1) == 0.75
    assert moved.lengths == plain.lengths


def test_a_picture_alone_can_be_ranked_by() -> None:
    picture = Term(Part.EXAMPLES, "the picture", 1.0, along(bag=1))
    assert np.allclose(compose([picture], []).vectors, along(bag=1))


def test_nothing_to_rank_by_says_so() -> None:
    with pytest.raises(ValueError, match="no text to define it"):
        compose([], [Term(Part.CONTEXT, "goods", 1.0, along(bag=1))])


def test_words_that_cancel_out_say_so() -> None:
    against = Term(Part.NEGATIVES, "a bag", -1.0, along(bag=1))
    with pytest.raises(ValueError, match="cancel"):
        compose([prompt("a bag", bag=1)], [against])


@given(PROMPTS, OTHERS, VECTORS, some.booleans())
@settings(max_examples=60, deadline=None)
def test_contributions_add_up_to_the_score_of_the_best_vector(
    prompts: list[Term], others: list[Term], picture: np.ndarray, best: bool
) -> None:
    try:
        composed = compose(prompts, others, best=best)
    except ValueError:  # they cancel out
        return
    assert np.allclose(np.linalg.norm(composed.vectors, axis=1), 1, atol=1e-5)
    parts = contributions(composed, picture)
    score = float(np.max(composed.vectors @ picture))
    # a sum that is nearly nothing is scaled up, and with it what rounding left
    slack = 1e-5 / min(1.0, *composed.lengths)
    assert sum(one.amount for one in parts) == pytest.approx(score, abs=slack)
