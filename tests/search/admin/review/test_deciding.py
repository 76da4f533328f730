"""Deciding on the Review tab: by buttons that work without a script too, and at what cost."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide
from catalogue.models import Category, Decision, Verdict
from catalogue.publishing import publish
from tests.search.admin.review.tab import AS_PIECE, look, page_of, press
from tests.search.reviewing.reds import product


class TestDeciding:
    def test_approve_leads_to_the_next_one(self, merchandiser: Client, reds: Category) -> None:
        response = press(merchandiser, reds, "approve", "P4", reason="Red enough.")
        page = response.content.decode()
        assert "Approved: Product P4." in page
        assert "Product P3" in page
        decision = Decision.objects.get()
        assert (decision.verdict, decision.reason) == ("approve", "Red enough.")
        assert str(decision.decided_by) == "mira"
        assert decision.score is None  # nobody had lined up a queue to score it

    def test_the_score_on_the_page_is_kept(self, merchandiser: Client, reds: Category) -> None:
        look(merchandiser, reds)
        press(merchandiser, reds, "reject", "P4")
        decision = Decision.objects.get()
        assert decision.score == pytest.approx(0.83, abs=0.01)
        assert decision.encoder_id == "colour/1"

    def test_skip_undo_and_what_was_put_aside(self, merchandiser: Client, reds: Category) -> None:
        look(merchandiser, reds)
        assert "Product P3" in press(merchandiser, reds, "skip", "P4").content.decode()
        assert "Bring back 1 put aside" in look(merchandiser, reds)
        undone = press(merchandiser, reds, "undo").content.decode()
        assert "Undone. Here it is again." in undone
        assert '<h2 id="zr-title" tabindex="-1">Product P4</h2>' in undone
        press(merchandiser, reds, "skip", "P4")
        press(merchandiser, reds, "skipped")
        assert '<h2 id="zr-title" tabindex="-1">Product P4</h2>' in look(merchandiser, reds)

    def test_undo_without_a_step_says_so(self, merchandiser: Client, reds: Category) -> None:
        assert "nothing to undo" in press(merchandiser, reds, "undo").content.decode()

    def test_a_decided_product_can_be_taken_back(
        self, merchandiser: Client, reds: Category
    ) -> None:
        decide(reds, [product("P4")], Verdict.REJECT)
        page = look(merchandiser, reds, f"?product={product('P4').pk}")
        assert "Rejected" in page
        assert "Take back" in page
        press(merchandiser, reds, "back", "P4")
        assert not Decision.objects.exists()

    def test_what_someone_else_decided_meanwhile_is_told_and_not_lost(
        self, merchandiser: Client, reds: Category
    ) -> None:
        otto = User.objects.create_user("otto")
        look(merchandiser, reds)
        decide(reds, [product("P4")], Verdict.REJECT, otto)
        page = press(merchandiser, reds, "approve", "P4", seen="").content.decode()
        assert "otto rejected Product P4 while you looked at it." in page
        assert Decision.objects.get().verdict == "reject"
        press(merchandiser, reds, "approve", "P4", seen="reject")
        assert Decision.objects.get().verdict == "approve"

    def test_with_a_script_only_the_changing_part_comes_back(
        self, merchandiser: Client, reds: Category
    ) -> None:
        typed = {"verb": "approve", "product": product("P4").pk}
        response = merchandiser.post(page_of(reds), typed, **AS_PIECE)
        page = response.content.decode()
        assert response.status_code == 200
        assert "<html" not in page
        assert 'data-said="Approved: Product P4. Now: Product P3. 3 to go."' in page

    def test_sorting_again_takes_the_decisions_into_account(
        self, merchandiser: Client, reds: Category
    ) -> None:
        look(merchandiser, reds)
        for sku in ("P0", "P1", "P7", "P8", "P9"):
            decide(reds, [product(sku)], Verdict.APPROVE)
        assert "Sort again" in look(merchandiser, reds)
        press(merchandiser, reds, "sort")
        assert "Sort again" not in look(merchandiser, reds)

    def test_a_product_that_is_gone_is_no_error(self, merchandiser: Client, reds: Category) -> None:
        response = merchandiser.post(
            page_of(reds), {"verb": "approve", "product": "999999"}, follow=True
        )
        assert "no longer there" in response.content.decode()

    @pytest.mark.parametrize("typed", [{}, {"verb": "burn"}, {"verb": "approve\x00"}])
    def test_what_no_button_sends_is_refused(
        self, merchandiser: Client, reds: Category, typed: dict[str, str]
    ) -> None:
        response = merchandiser.post(page_of(reds), {"product": product("P4").pk, **typed})
        assert response.status_code == 400
        assert not Decision.objects.exists()


class TestCost:
    def test_the_next_product_costs_a_fixed_number_of_queries(
        self, merchandiser: Client, reds: Category
    ) -> None:
        publish(reds)
        decide(reds, [product("P0"), product("P9")], Verdict.APPROVE)
        look(merchandiser, reds)
        post = {"verb": "approve", "product": product("P4").pk}
        with CaptureQueriesContext(connection) as first:
            merchandiser.post(page_of(reds), post, **AS_PIECE)
        assert not any("LIMIT NULL" in query["sql"] for query in first)  # nothing is ranked
        post["product"] = product("P3").pk
        with CaptureQueriesContext(connection) as second:
            merchandiser.post(page_of(reds), post, **AS_PIECE)
        assert len(second) == len(first) == 43

    def test_a_page_that_is_looked_at_again_ranks_nothing(
        self, merchandiser: Client, reds: Category
    ) -> None:
        look(merchandiser, reds)
        with CaptureQueriesContext(connection) as asked:
            look(merchandiser, reds)
        assert not any("<#>" in query["sql"] for query in asked)
        assert len(asked) <= 30  # the tabs' own among them
