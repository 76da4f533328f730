"""The recipe on a set does what it does in the shop."""

from dataclasses import replace

import numpy as np
import pytest

from search.evaluation.ablation.assembling import Known, scores, vectors, word_terms
from search.evaluation.ablation.part_rows import only
from search.evaluation.ablation.trial import Trial
from search.methods.recipe import DEFAULT, Part


def test_without_parts_the_definition_is_ranked_by(trial: Trial) -> None:
    found = vectors(trial, DEFAULT.without(Part), Known(trial.words))
    assert np.allclose(found, trial.said(trial.definitions), atol=1e-6)


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        (Part.CONTEXT, ["a red thing, a type of red goods"]),
        (Part.NEGATIVES, ["a blue thing"]),
        (Part.CONTRAST, ["beside it: a green thing, a blue thing"]),
        (Part.GRAPH, ["red"]),
    ],
)
def test_each_part_adds_its_own_terms(trial: Trial, part: Part, texts: list[str]) -> None:
    terms = word_terms(trial, 0, only(DEFAULT, part), Known(trial.words))
    assert [term.text for term in terms] == texts
    assert {term.part for term in terms} == {part}


def test_attributes_add_to_the_scores(trial: Trial) -> None:
    plain = scores(trial, DEFAULT.without(Part))
    with_them = scores(trial, only(DEFAULT, Part.ATTRIBUTES))
    change = (with_them - plain)[:, 0]
    assert change[:4].min() > change[4:].max()  # what is red loses least from “require: red”


def test_goods_of_all_sorts_are_encoded_only_where_they_count(trial: Trial) -> None:
    known = Known(trial.words, siblings=[[], [], []], goods=("a lamp",))
    contrast = only(DEFAULT, Part.CONTRAST)
    assert word_terms(trial, 0, replace(contrast, background=0), known) == []
    (term,) = word_terms(trial, 0, replace(contrast, background=0.5), known)
    assert term.weight == -0.5
