"""With many decisions a category may be refined, where that helps on decisions not yet seen."""

from dataclasses import replace

import numpy as np
import pytest

from catalogue.content import Content
from search import refining
from search.embedding import drain
from search.methods.recipe import Part
from search.methods.refinement import Refinement
from search.models import EncoderInUse
from search.scoring import Scoring, scoring_of
from search.vectors import unit
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def shelf_of(row: EncoderInUse, rights: list[tuple[int, int, int]]) -> Content:
    """Approved: pictures of these colours; rejected: reds, which the words ask for."""
    liked = [make_product(f"YES-{n}", colour) for n, colour in enumerate(rights)]
    wrong = [make_product(f"NO-{n}", (200 + n, 30, 20)) for n in range(8)]
    for n in range(8):
        make_product(f"ANY-{n}", (120, 110 + n, 115))
    drain()
    return Content(
        texts=("something red",),
        approved=tuple(one.pk for one in liked),
        rejected=tuple(one.pk for one in wrong),
        switched_on=(Part.REFINEMENT.value,),
    )


def refined(scoring: Scoring) -> list[str]:
    terms = scoring.composed.sums[0]
    return [term.text for term in terms if term.part == Part.REFINEMENT]


def test_what_helps_on_unseen_decisions_replaces_words_and_examples(
    encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = shelf_of(encoder_in_use, [(20, 20 + n, 200) for n in range(8)])
    blue = unit([0.1, 0.1, 1.0])
    monkeypatch.setattr(refining, "refine", lambda *_: Refinement(blue, 0.42, 0.91, True))
    scoring = scoring_of(content, encoder_in_use)
    assert refined(scoring) == [
        "refined by 16 decisions: held-out average precision 0.42 before, 0.91 after"
    ]
    assert not [term for term in scoring.composed.sums[0] if term.part == Part.EXAMPLES]
    np.testing.assert_allclose(scoring.vectors[0], blue, atol=1e-5)


def test_it_is_off_unless_a_person_switches_it_on(encoder_in_use: EncoderInUse) -> None:
    content = shelf_of(encoder_in_use, [(20, 20 + n, 200) for n in range(8)])
    plain = scoring_of(replace(content, switched_on=()), encoder_in_use)
    assert refined(plain) == []
    assert [term for term in plain.composed.sums[0] if term.part == Part.EXAMPLES]


def test_where_it_does_not_help_the_examples_stay(encoder_in_use: EncoderInUse) -> None:
    content = shelf_of(encoder_in_use, [(20, 20 + n, 200) for n in range(8)])
    few = replace(content, approved=content.approved[:2])
    scoring = scoring_of(few, encoder_in_use)
    assert refined(scoring) == []
    assert [term for term in scoring.composed.sums[0] if term.part == Part.EXAMPLES]
