"""The Review tab: one product after the other, by buttons that work without a script too."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, Decision, Product, Verdict
from catalogue.publishing import publish
from search.admin import review_piece
from search.models import EncoderInUse
from search.rescanning import rescan
from tests.catalogue.admin.people import visit_as
from tests.factories import add_image, make_category, picture
from tests.search.reviewing.reds import product, stock_reds

AS_PIECE: Any = {"headers": {"X-Review-Piece": "1"}}


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    category = stock_reds(encoder_in_use)
    category.switched_off = ["examples"]  # so that decisions move no scores
    category.save()
    return category


def page_of(category: Category) -> str:
    return f"/admin/catalogue/category/{category.pk}/review/"


def look(client: Client, category: Category, query: str = "") -> str:
    response = client.get(page_of(category) + query)
    assert response.status_code == 200
    return response.content.decode()


def press(client: Client, category: Category, verb: str, sku: str = "", **more: Any) -> Any:
    """A button without a script: the answer is the page that one is led to."""
    typed = {"verb": verb, "product": product(sku).pk if sku else "", **more}
    return client.post(page_of(category), typed, follow=True)


def member_of(role: str) -> Client:
    user = User.objects.create_user(role.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


class TestLooking:
    def test_the_next_product_is_shown_large_with_its_figures(
        self, merchandiser: Client, reds: Category
    ) -> None:
        Product.objects.filter(sku="P4").update(
            title="Orange mug", brand="Acme", price=10, attributes={"colour": "orange"}
        )
        page = look(merchandiser, reds)
        assert "Orange mug" in page
        assert "Acme" in page
        assert "€10.00" in page
        assert "orange" in page
        assert "“red”" in page  # the prompt
        assert "Waits for review" in page
        assert "below the threshold" in page
        image = product("P4").images.get()
        assert f'src="{image.master.url}"' in page
        assert f'data-next-image="{product("P3").images.get().master.url}"' in page

    def test_progress_and_what_is_left_are_told(self, merchandiser: Client, reds: Category) -> None:
        decide(reds, [product("P0")], Verdict.APPROVE)
        assert "<strong>1 of 5</strong> reviewed" in look(merchandiser, reds)

    def test_decisions_that_shoppers_do_not_see_are_counted_beside_a_link_to_publish(
        self, merchandiser: Client, reds: Category
    ) -> None:
        publish(reds)
        press(merchandiser, reds, "approve", "P4")
        page = look(merchandiser, reds)
        assert "1 decision not seen by shoppers yet" in page
        assert f"/admin/catalogue/category/{reds.pk}/publish/" in page
        publish(reds)
        assert "Shoppers see all decisions" in look(merchandiser, reds)

    def test_any_product_can_be_looked_at_and_any_of_its_pictures(
        self, merchandiser: Client, reds: Category
    ) -> None:
        second = add_image(product("P3"), picture("blue"), 1)
        page = look(merchandiser, reds, f"?product={product('P3').pk}&picture={second.pk}")
        assert f'<img src="{second.master.url}"' in page
        assert "Picture 2 of 2" in page
        assert "Back to the queue" in page

    def test_the_choice_is_in_the_address_of_everything(
        self, merchandiser: Client, reds: Category
    ) -> None:
        page = look(merchandiser, reds, "?show=out&order=score")
        assert "Product P6" in page
        assert 'action="?show=out&amp;order=score"' in page

    def test_a_product_whose_picture_is_gone_is_passed_over(
        self, merchandiser: Client, reds: Category
    ) -> None:
        look(merchandiser, reds)
        product("P4").images.all().delete()
        assert "Product P3" in look(merchandiser, reds)

    def test_markup_in_a_title_is_text(self, merchandiser: Client, reds: Category) -> None:
        Product.objects.filter(sku="P4").update(title="<script>alert(1)</script>")
        assert "<script>alert" not in look(merchandiser, reds)

    def test_an_end_has_a_kind_word(self, merchandiser: Client, reds: Category) -> None:
        assert "Nothing to review" in look(merchandiser, reds, "?from=2")
        decide(reds, [product("P0")], Verdict.APPROVE)
        assert "No undecided product matches" in look(merchandiser, reds, "?show=all&from=2")

    @pytest.mark.parametrize("state", ["draft", "published"])
    def test_without_an_encoder_the_page_says_what_to_do(
        self, merchandiser: Client, db: None, state: str
    ) -> None:
        page = look(merchandiser, make_category("Red", "red", state=state))
        assert "No review without an encoder" in page
        assert "manage.py encoder use" in page

    def test_unusable_words_get_a_page_too(self, merchandiser: Client, reds: Category) -> None:
        Category.objects.update(name="  ", definition="")
        assert "cannot be ranked yet" in look(merchandiser, reds)


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


class TestWhoMay:
    def test_a_viewer_looks_without_buttons_and_may_not_post(self, reds: Category) -> None:
        viewer = member_of("Viewers")
        page = look(viewer, reds)
        assert "Product P4" in page
        assert 'value="approve"' not in page
        assert "Many at once" not in page
        assert "Next product" in page
        for verb in ("approve", "skip", "undo"):
            typed = {"verb": verb, "product": product("P4").pk}
            assert viewer.post(page_of(reds), typed).status_code == 403
        assert not Decision.objects.exists()

    def test_an_editor_decides(self, reds: Category) -> None:
        press(member_of("Editors"), reds, "approve", "P4")
        assert Decision.objects.exists()

    def test_it_takes_both_permissions(self, reds: Category) -> None:
        half = visit_as("hal", "catalogue.view_category", "catalogue.add_decision")
        assert half.post(page_of(reds), {"verb": "undo"}).status_code == 403

    def test_others_see_nothing(self, reds: Category, client: Client) -> None:
        assert visit_as("otto").get(page_of(reds)).status_code == 403
        assert client.get(page_of(reds)).status_code == 302

    def test_a_post_needs_its_token(self, merchandiser: Client, reds: Category) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(page_of(reds), {"verb": "undo"}).status_code == 403

    def test_a_category_that_is_not_there_is_not_found(self, merchandiser: Client) -> None:
        assert merchandiser.get("/admin/catalogue/category/999/review/").status_code == 404


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


def test_a_threshold_of_another_encoder_is_none_here(merchandiser: Client, reds: Category) -> None:
    CategoryThreshold.objects.update(encoder_id="another", updated_at=timezone.now())
    page = look(merchandiser, reds)
    assert "the threshold</small>" not in page
    assert "0 of 10" in page


class TestDrift:
    def test_a_shelf_that_decisions_made_much_larger_is_pointed_out(
        self, merchandiser: Client, reds: Category, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(review_piece, "_FAR", 2)
        publish(reds)
        rescan(reds)
        decide(reds, [product("P9")], Verdict.APPROVE)
        assert "Decisions move the scores" not in look(merchandiser, reds)
        decide(reds, [product(sku) for sku in ("P5", "P6", "P7", "P8")], Verdict.APPROVE)
        press(merchandiser, reds, "sort")
        page = look(merchandiser, reds)
        assert "the draft’s shelf holds 9 products, while shoppers see 4" in page
        publish(reds)
        rescan(reds)
        assert "Decisions move the scores" not in look(merchandiser, reds)
