"""The Publish tab: what would change for shoppers is shown first, and nothing else is published."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.arranging import hide, pin
from catalogue.deciding import decide
from catalogue.models import Category, CategoryThreshold, CategoryVersion, Product, Verdict
from catalogue.publishing import publish
from search.models import EncoderInUse
from tests.factories import make_category
from tests.search.admin.shelves import edit, product, stock, visit_in_role
from tests.search.admin.visits import looked, messages, page, text


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


class TestTheDifference:
    def test_words_products_and_places_are_told_before_and_after(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        edit(category, definition="something crimson and red", prompts=["a red bag"])
        pin(category, product("R3"), 1)
        hide(category, product("R1"))
        decide(category, [product("BLUE")], Verdict.APPROVE)
        seen = text(merchandiser, category)
        assert "<del>something red</del>" in seen
        assert "<ins>something crimson and red</ins>" in seen
        assert "Pin “Red bag 3” to place 1" in seen
        change = merchandiser.get(page(category)).context["change"]
        assert [seat.hit.product.sku for seat in change.removed] == ["R1"]
        assert [seat.hit.product.sku for seat in change.added] == ["BLUE"]
        assert "goes, was 2" in seen
        assert "4 → 1" in seen
        for count in ("<strong>1</strong> comes", "<strong>1</strong> goes"):
            assert count in seen
        assert "<strong>1</strong> protected by decisions" in seen
        assert "4 products on the shelf now, 4 afterwards, of 4 that can be found" in seen

    def test_a_new_category_shows_all_it_says_and_its_whole_shelf(
        self, merchandiser: Client, category: Category
    ) -> None:
        seen = text(merchandiser, category)
        assert "Put it in the shop" in seen
        assert "Shoppers see no such shelf now; it would have 4 products" in seen
        assert "0.7000 under colour" in seen
        assert "new at 1" in seen

    def test_where_nothing_changed_there_is_nothing_to_publish(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        seen = text(merchandiser, category)
        assert "Nothing has changed since it was published" in seen
        assert 'name="seen"' not in seen

    @pytest.mark.parametrize(
        ("prepare", "warning"),
        [
            ("empty", "The shelf would be empty"),
            ("everything", "Every product that can be found would be on the shelf, all 5"),
            ("none", "There is no threshold under the encoder in use"),
            ("carried", "carried over from another encoder"),
            ("name", "The definition is empty, so the name alone"),
            ("hidden", "It lies below “Above”, which is not published"),
            ("unembedded", "No product can be found yet"),
        ],
    )
    def test_what_is_odd_is_pointed_out(
        self, merchandiser: Client, category: Category, prepare: str, warning: str
    ) -> None:
        thresholds = CategoryThreshold.objects.filter(category=category)
        if prepare == "empty":
            thresholds.update(value=1)
        elif prepare == "everything":
            thresholds.update(value=-1)
        elif prepare == "none":
            thresholds.delete()
        elif prepare == "carried":
            thresholds.update(carried=True)
        elif prepare == "name":
            edit(category, definition="")
        elif prepare == "hidden":
            edit(category, parent=make_category("Above", state="draft"))
        else:
            Product.objects.update(state="draft")
        assert warning in text(merchandiser, category)

    def test_a_sound_draft_is_not_warned_about(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert "zs-warning" not in text(merchandiser, category)

    def test_without_an_encoder_words_are_compared_and_the_page_says_why_not_more(
        self, merchandiser: Client, category: Category
    ) -> None:
        EncoderInUse.objects.all().delete()
        seen = text(merchandiser, category)
        assert "What would change among products cannot be shown now: No encoder is in use" in seen
        assert "something red" in seen

    def test_markup_in_words_and_titles_is_shown_as_text(
        self, merchandiser: Client, category: Category
    ) -> None:
        Product.objects.update(title="<script>alert(1)</script>")
        edit(category, definition="<img src=x> red")
        seen = text(merchandiser, category)
        assert "<script>alert(1)" not in seen
        assert "<img src=x>" not in seen

    def test_the_page_asks_the_same_number_of_questions_for_any_number_of_products(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        edit(category, definition="red or blue")
        decide(category, [product("R0")], Verdict.APPROVE)
        text(merchandiser, category)
        with CaptureQueriesContext(connection) as few:
            text(merchandiser, category)
        CategoryThreshold.objects.update(value=-1)
        decide(category, list(Product.objects.all()[:3]), Verdict.APPROVE)
        text(merchandiser, category)
        with CaptureQueriesContext(connection) as many:
            text(merchandiser, category)
        assert len(many) == len(few) <= 45


class TestPublishing:
    def test_what_was_looked_at_is_published_with_its_note(
        self, merchandiser: Client, category: Category
    ) -> None:
        data = {**looked(merchandiser, category), "note": "The first shelf."}
        answer = merchandiser.post(page(category), data, follow=True)
        assert "Version 1 is published: shoppers see it now." in messages(answer)
        version = CategoryVersion.objects.get()
        assert (version.note, str(version.author)) == ("The first shelf.", "mira")
        assert Category.objects.visible().get() == category

    @pytest.mark.parametrize("change", ["words", "decision", "rule", "published"])
    def test_the_second_of_two_is_told_that_the_draft_changed_since_they_looked(
        self, merchandiser: Client, category: Category, change: str
    ) -> None:
        data = looked(merchandiser, category)
        if change == "words":
            edit(category, definition="something else")
        elif change == "decision":
            decide(category, [product("R0")], Verdict.REJECT)
        elif change == "rule":
            hide(category, product("R0"))
        else:
            publish(category)
            edit(category, definition="again")
        versions = CategoryVersion.objects.count()
        answer = merchandiser.post(page(category), data)
        assert "Somebody changed this category since you looked" in messages(answer)
        assert CategoryVersion.objects.count() == versions
        again = {**data, "seen": answer.context["seen"]}
        merchandiser.post(page(category), again)
        assert CategoryVersion.objects.count() == versions + 1

    def test_where_the_one_above_is_hidden_nobody_claims_that_shoppers_see_it(
        self, merchandiser: Client, category: Category
    ) -> None:
        edit(category, parent=make_category("Above", state="draft"))
        answer = merchandiser.post(page(category), looked(merchandiser, category), follow=True)
        assert "Shoppers see it once all above it is." in messages(answer)

    def test_nothing_is_published_by_somebody_who_did_not_look(
        self, merchandiser: Client, category: Category
    ) -> None:
        answer = merchandiser.post(page(category), {"when": "now"})
        assert "Look at the difference first" in answer.content.decode()
        assert not CategoryVersion.objects.exists()

    def test_what_is_published_already_is_not_published_again(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        answer = merchandiser.post(page(category), looked(merchandiser, category))
        assert "there is nothing to publish" in messages(answer)
        assert CategoryVersion.objects.count() == 1


class TestWhoMay:
    def test_an_editor_sees_the_difference_and_is_told_whom_to_ask(
        self, category: Category
    ) -> None:
        editor = visit_in_role("edda", "Editors")
        seen = text(editor, category)
        assert "Ask somebody who may publish" in seen
        assert 'name="seen"' not in seen
        data = {"seen": "x", "when": "now"}
        for address in (page(category), f"{page(category)}withdraw/", f"{page(category)}call-off/"):
            assert editor.post(address, data).status_code == 403
        assert not CategoryVersion.objects.exists()

    def test_it_needs_a_token_of_the_page(self, merchandiser: Client, category: Category) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        for address in (page(category), f"{page(category)}withdraw/", f"{page(category)}call-off/"):
            assert strict.post(address, {}).status_code == 403

    def test_calling_off_is_no_link_to_follow(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert merchandiser.get(f"{page(category)}call-off/").status_code == 405

    def test_a_category_that_is_gone_is_not_found(
        self, merchandiser: Client, category: Category
    ) -> None:
        gone = page(category)
        category.delete()
        assert merchandiser.get(gone).status_code == 404
