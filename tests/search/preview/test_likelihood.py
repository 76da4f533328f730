"""Probabilities of a draft, learned from what people decided."""

import numpy as np
import pytest

from catalogue.content import Content, draft_content
from catalogue.deciding import decide
from catalogue.models import Category, Verdict
from search.preview import preview
from tests.search.reviewing.reds import ALL, product


@pytest.fixture
def decided(reds: Category) -> Content:
    """The five reddest approved, the five bluest rejected."""
    decide(reds, [product(sku) for sku in ALL[:5]], Verdict.APPROVE)
    decide(reds, [product(sku) for sku in ALL[5:]], Verdict.REJECT)
    return draft_content(reds)


def test_a_preview_does_not_wait_for_probabilities(decided: Content) -> None:
    seen = preview(decided)
    assert seen.likelihood is None
    assert seen.unfitted


def test_they_are_fitted_when_asked_for_and_remembered(decided: Content) -> None:
    assert preview(decided, fitted=True).likelihood is not None
    again = preview(decided)
    assert again.likelihood is not None
    assert not again.unfitted


def test_redder_is_likelier_and_the_bins_hold_every_decision(decided: Content) -> None:
    likely = preview(decided, fitted=True).likelihood
    assert likely is not None
    scores = np.sort(np.concatenate([likely.approved, likely.rejected]))
    probabilities = [likely.probability(score) for score in scores.tolist()]
    assert probabilities == sorted(probabilities)
    assert sum(one.count for one in likely.bins()) == len(ALL)


def test_the_threshold_is_judged(decided: Content) -> None:
    seen = preview(decided, fitted=True)
    assert seen.likelihood is not None
    at = seen.likelihood.at(float(np.median(seen.scores)))
    assert 0 <= at.precision_low <= at.precision <= at.precision_high <= 1
    assert 0 <= at.recall <= 1
    assert at.sample > 0


def test_a_rejected_product_counts_as_wrong_where_it_would_reach_the_threshold(
    decided: Content,
) -> None:
    likely = preview(decided, fitted=True).likelihood
    assert likely is not None
    assert len(likely.everything) == len(ALL)
    loose = likely.at(float(likely.everything.min()))
    assert (loose.sample, loose.precision, loose.recall) == (10, 0.5, 1.0)


def test_too_few_decisions_give_none_and_ask_for_no_second_look(reds: Category) -> None:
    decide(reds, [product("P0")], Verdict.APPROVE)
    seen = preview(draft_content(reds))
    assert (seen.likelihood, seen.unfitted) == (None, False)
    assert preview(draft_content(reds), fitted=True).likelihood is None
