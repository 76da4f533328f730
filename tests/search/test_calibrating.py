"""Scores read as probabilities from what people decided, and nobody is judged by his own case."""

from dataclasses import replace

import numpy as np
import pytest
from pytest_django import Settings

from catalogue.content import Content, ContentThreshold, draft_content
from catalogue.deciding import decide
from catalogue.models import Category, Product, Verdict
from catalogue.publishing import publish
from search import calibrating
from search.calibrating import held_out_scores, store_calibration, stored_calibration
from search.embedding import drain
from search.models import EncoderInUse, StoredCalibration
from search.product_scores import StoredPicture, best_scores, stored_pictures
from search.query import Query
from search.ranking import retrieve
from search.rescanning import rescan
from search.retrieval import Retrieval
from search.scoring import Scoring, scoring_of, thinned
from tests.factories import make_category, make_product


@pytest.fixture(autouse=True)
def _pictures_alone(settings: Settings) -> None:
    settings.TEXT_SHARE = 0.0


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    """Six that were approved, from red to brown, and six that were rejected, from green to blue."""
    for number in range(6):
        make_product(f"A{number}", (220, 15 * number, 10))
        make_product(f"R{number}", (20, 200 - 30 * number, 30 * number))
    drain()
    category = make_category("Red things", "something red", state="draft")
    for verdict, first in ((Verdict.APPROVE, "A"), (Verdict.REJECT, "R")):
        decide(category, list(Product.objects.filter(sku__startswith=first)), verdict)
    return category


def retrieved(row: EncoderInUse, content: Content) -> Retrieval:
    retrieval = retrieve(Query(threshold=-10), row, content)
    assert retrieval is not None
    return retrieval


class TestHeldOutScores:
    def test_a_decided_product_is_scored_by_a_recipe_that_never_saw_it(
        self, reds: Category, encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = draft_content(reds)
        seen_by: dict[int, Content] = {}
        scored: list[int] = []

        def scoring(rest: Content, row: EncoderInUse) -> Scoring:
            found = scoring_of(rest, row)
            seen_by[id(found)] = rest
            kept.append(found)
            return found

        def scores(pictures: list[StoredPicture], found: Scoring, share: float) -> dict[int, float]:
            rest = seen_by[id(found)]
            groups = {picture.group_id for picture in pictures}
            assert not groups & {*rest.approved, *rest.rejected}
            scored.extend(groups)
            return best_scores(pictures, found, share)

        kept: list[Scoring] = []
        monkeypatch.setattr(calibrating, "scoring_of", scoring)
        monkeypatch.setattr(calibrating, "best_scores", scores)
        approved, rejected = held_out_scores(content, encoder_in_use, 0.0)
        assert (approved.shape, rejected.shape) == ((6,), (6,))
        assert sorted(scored) == sorted([*content.approved, *content.rejected])
        assert all(len(rest.approved) >= 4 for rest in seen_by.values())

    def test_its_own_approval_does_not_speak_for_a_product(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        odd = make_product("ODD", "blue")
        drain()
        decide(reds, [odd], Verdict.APPROVE)
        content = draft_content(reds)
        approved, _ = held_out_scores(content, encoder_in_use, 0.0)
        by_all = best_scores(
            stored_pictures(encoder_in_use, [odd.pk]), scoring_of(content, encoder_in_use), 0.0
        )
        assert approved[content.approved.index(odd.pk)] < by_all[odd.pk] - 0.01

    def test_products_without_an_embedded_picture_are_left_out(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        decide(reds, [make_product("BARE")], Verdict.APPROVE)
        approved, rejected = held_out_scores(draft_content(reds), encoder_in_use, 0.0)
        assert (len(approved), len(rejected)) == (6, 6)

    def test_without_decisions_there_is_nothing_to_score(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        approved, rejected = held_out_scores(Content(("red",)), encoder_in_use, 0.0)
        assert approved.shape == rejected.shape == (0,)

    def test_of_very_many_decisions_old_and_new_ones_count(self) -> None:
        some = thinned(tuple(range(1201)), 500)
        assert (some[0], some[-1]) == (0, 1200)
        assert 400 <= len(some) <= 500
        assert thinned((1, 2, 3), 500) == (1, 2, 3)
        assert thinned((), 500) == ()


class TestKeeping:
    def kept(self, category: Category, row: EncoderInUse, content: Content) -> bool:
        return stored_calibration(category, content, row) is not None

    def test_a_curve_is_kept_for_the_scoring_that_it_was_fitted_on(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        content = draft_content(reds)
        scores = np.linspace(0, 1, 50, dtype=np.float32)
        curve = store_calibration(reds, content, retrieved(encoder_in_use, content), scores)
        assert curve is not None
        assert stored_calibration(reds, content, encoder_in_use) == curve
        limited = replace(content, thresholds={"colour/1": ContentThreshold(0.5)})
        assert self.kept(reds, encoder_in_use, limited)
        assert not self.kept(reds, encoder_in_use, replace(content, texts=("blue",)))
        fewer = replace(content, approved=content.approved[1:])
        assert not self.kept(reds, encoder_in_use, fewer)

    def test_what_people_approved_is_likelier_than_what_they_rejected(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        reds.thresholds.create(encoder_id=encoder_in_use.encoder_id, value=0.5)
        publish(reds)
        rescan(reds)
        curve = stored_calibration(reds, draft_content(reds), encoder_in_use)
        assert curve is not None
        assert (curve.approved, curve.rejected) == (6, 6)
        approved, rejected = held_out_scores(draft_content(reds), encoder_in_use, 0.0)
        good, bad = curve.probability(approved), curve.probability(rejected)
        assert good.mean() > 2 * bad.mean()

    def test_with_too_few_decisions_left_an_earlier_curve_is_forgotten(
        self, reds: Category, encoder_in_use: EncoderInUse
    ) -> None:
        content, scores = draft_content(reds), np.linspace(0, 1, 50, dtype=np.float32)
        store_calibration(reds, content, retrieved(encoder_in_use, content), scores)
        few = replace(content, approved=content.approved[:2])
        assert store_calibration(reds, few, retrieved(encoder_in_use, few), scores) is None
        assert not StoredCalibration.objects.exists()
