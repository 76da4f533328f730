"""Which products come up for review, and in which order."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Product, Rule, Verdict
from search.embedding import drain
from search.methods.queue_order import Order
from search.models import EncoderInUse
from search.ranking import NoEncoder
from search.reviewing import Choice, Queue, Show, Standing, survey
from search.reviewing.queue import line_up, queue_key
from tests.factories import make_product
from tests.search.reviewing.reds import ALL, product, scores_of, skus


def queued(category: Category, **choice: Any) -> list[str]:
    return skus([one.group_id for one in line_up(category, Choice(**choice)).entries])


class TestWhatIsQueued:
    def test_by_default_what_waits_and_what_is_uncertain_most_uncertain_first(
        self, reds: Category
    ) -> None:
        assert queued(reds) == ["P4", "P3", "P2", "P5"]

    @pytest.mark.parametrize(
        ("show", "expected"),
        [
            (Show.WAITING, ["P4", "P5"]),
            (Show.SHELF, ["P0", "P1", "P2", "P3"]),
            (Show.OUT, ["P6", "P7", "P8", "P9"]),
            (Show.ALL, ALL),
        ],
    )
    def test_other_parts_of_the_catalogue_can_be_chosen(
        self, reds: Category, show: Show, expected: list[str]
    ) -> None:
        assert queued(reds, show=show, order=Order.SCORE) == expected

    def test_scores_from_and_to_are_included(self, reds: Category) -> None:
        scores = scores_of(reds)
        chosen = queued(reds, show=Show.ALL, order=Order.SCORE, low=scores["P6"], high=scores["P4"])
        assert chosen == ["P4", "P5", "P6"]

    def test_what_is_decided_or_pinned_is_left_out(self, reds: Category) -> None:
        decide(reds, [product("P4")], Verdict.APPROVE)
        decide(reds, [product("P3")], Verdict.REJECT)
        Rule.objects.create(kind="pin", category=reds, product=product("P2"), position=1)
        assert queued(reds) == ["P5"]

    def test_where_waiting_has_no_beginning_the_uncertain_band_goes_both_ways(
        self, reds: Category
    ) -> None:
        CategoryThreshold.objects.update(review_from=None)
        assert queued(reds) == ["P4", "P3", "P2"]
        assert queued(reds, show=Show.WAITING) == []

    def test_without_a_threshold_everything_is_queued(self, reds: Category) -> None:
        CategoryThreshold.objects.all().delete()
        assert sorted(queued(reds)) == ALL
        assert {one.standing for one in survey(reds).candidates} == {Standing.SHELF}

    def test_only_what_shoppers_can_see_comes_up(self, reds: Category) -> None:
        Product.objects.filter(sku="P4").update(state="draft")
        assert "P4" not in queued(reds)

    def test_without_an_encoder_it_says_so(self, db: None) -> None:
        EncoderInUse.objects.all().delete()
        with pytest.raises(NoEncoder):
            line_up(Category.objects.create(name="Red", slug="red"), Choice())


class TestOrder:
    def test_newest_first(self, reds: Category) -> None:
        newer = timezone.now() + timedelta(days=1)
        Product.objects.filter(sku="P5").update(created_at=newer)
        assert queued(reds, order=Order.AGE)[0] == "P5"

    def test_diverse_ones_follow_each_other(self, reds: Category) -> None:
        order = queued(reds, show=Show.ALL, order=Order.DIVERSITY)
        assert order[:2] == ["P4", "P9"]  # the most uncertain, then the one least like it
        assert sorted(order) == ALL

    def test_now_and_then_the_best_comes_up(self, reds: Category) -> None:
        assert queued(reds, show=Show.ALL, order=Order.MIXED)[4] == "P0"

    def test_left_to_itself_it_calibrates_first_and_then_asks_what_is_uncertain(
        self, reds: Category
    ) -> None:
        for sku, red in (("X", 225), ("Y", 140), ("Z", 130)):
            make_product(sku, (red, 20, 250 - red))
        drain()
        decide(reds, [product(sku) for sku in ALL[:5]], Verdict.APPROVE)
        decide(reds, [product(sku) for sku in ALL[6:]], Verdict.REJECT)
        kept = queue_key(reds, Choice())
        assert queued(reds, show=Show.ALL) == queued(reds, show=Show.ALL, order=Order.MIXED)
        assert queued(reds, show=Show.ALL)[0] == "X"  # the highest, whose turn it is
        decide(reds, [product("P5")], Verdict.REJECT)
        assert queued(reds, show=Show.ALL) == queued(reds, show=Show.ALL, order=Order.UNCERTAINTY)
        assert queued(reds, show=Show.ALL)[0] != "X"
        assert queue_key(reds, Choice()) == kept  # so that no order changes under one's hands

    def test_probabilities_come_with_enough_decisions(self, reds: Category) -> None:
        make_product("X", (140, 20, 100))
        make_product("Y", (130, 20, 110))
        drain()
        decide(reds, [product(sku) for sku in ALL[:5]], Verdict.APPROVE)
        decide(reds, [product(sku) for sku in ALL[6:]], Verdict.REJECT)
        every = Choice(show=Show.ALL)
        assert {one.probability for one in line_up(reds, every).entries} == {None}  # one too few
        decide(reds, [product("P5")], Verdict.REJECT)
        found = [one.probability for one in line_up(reds, every).entries]
        assert len(found) == 2
        assert all(one is not None and 0 <= one < 1 for one in found)


class TestRemembering:
    def test_a_session_gives_back_what_it_was_given(self, reds: Category) -> None:
        queue = line_up(reds, Choice())
        assert Queue.from_dict(queue.as_dict()) == queue

    def test_the_key_stays_with_decisions_and_changes_with_the_draft(self, reds: Category) -> None:
        before = queue_key(reds, Choice())
        decide(reds, [product("P0")], Verdict.APPROVE)
        assert queue_key(reds, Choice()) == before == line_up(reds, Choice()).key
        assert queue_key(reds, Choice(show=Show.ALL)) != before
        CategoryThreshold.objects.update(value=0.5)
        moved = queue_key(reds, Choice())
        assert moved != before
        reds.definition = "crimson"
        assert queue_key(reds, Choice()) != moved


class TestChoice:
    def test_an_address_says_it_all(self) -> None:
        choice = Choice(Show.OUT, Order.AGE, 0.25, 0.5)
        assert Choice.from_params(QueryDict(choice.to_params())) == choice
        assert Choice().to_params() == ""

    @pytest.mark.parametrize("typed", ["show=nothing", "order=x", "from=nan", "to=high", "from="])
    def test_what_cannot_be_read_is_as_if_it_were_not_there(self, typed: str) -> None:
        assert Choice.from_params(QueryDict(typed)) == Choice()

    def test_a_comma_is_a_point(self) -> None:
        assert Choice.from_params(QueryDict("from=0,25")) == replace(Choice(), low=0.25)
