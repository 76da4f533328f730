"""The Versions tab: what was published, how it differs, and two ways back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.content import live_content
from catalogue.deciding import decide
from catalogue.models import Category, CategoryVersion, Verdict
from catalogue.publishing import call_off, publish, withdraw
from search.models import EncoderInUse
from tests.search.admin.shelves import edit, product, stock, visit_in_role


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    """Published twice, and edited since."""
    category = stock(encoder_in_use)
    publish(category, note="The first shelf.")
    edit(category, definition="something crimson and red")
    publish(category)
    edit(category, definition="something scarlet and red")
    return category


def address(category: Category, *parts: object) -> str:
    tail = "".join(f"{part}/" for part in parts)
    return f"/admin/catalogue/category/{category.pk}/versions/{tail}"


def text(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def messages(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


class TestTheList:
    def test_each_version_says_how_it_stands(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category, starts_at=timezone.now() + timedelta(days=1))
        call_off(category)
        publish(category, starts_at=timezone.now() + timedelta(days=1))
        standing = [
            (one.version.number, one.text.split(" for ")[0])
            for one in merchandiser.get(address(category)).context["versions"]
        ]
        assert standing == [(4, "scheduled"), (3, "called off"), (2, "in force"), (1, "replaced")]
        withdraw(category)
        standing = [
            (one.version.number, one.text)
            for one in merchandiser.get(address(category)).context["versions"]
        ]
        assert standing[2:] == [(2, "withdrawn"), (1, "replaced")]
        assert "The first shelf." in text(merchandiser, address(category))

    def test_a_category_without_versions_says_what_will_be_here(
        self, merchandiser: Client, category: Category
    ) -> None:
        CategoryVersion.objects.all().delete()
        assert "There is no version yet" in text(merchandiser, address(category))

    def test_it_asks_the_same_number_of_questions_for_any_number_of_versions(
        self, merchandiser: Client, category: Category
    ) -> None:
        text(merchandiser, address(category))
        with CaptureQueriesContext(connection) as few:
            text(merchandiser, address(category))
        for _ in range(5):
            publish(category)
        with CaptureQueriesContext(connection) as many:
            text(merchandiser, address(category))
        assert len(many) == len(few) <= 20


class TestOneVersion:
    def test_it_says_all_in_words_and_differs_from_the_one_before_and_the_draft(
        self, merchandiser: Client, category: Category
    ) -> None:
        seen = text(merchandiser, address(category, 2))
        assert "0.7000 under colour" in seen
        since, draft = seen.split("How the draft differs from it")
        assert "<del>something red</del>" in since
        assert "<ins>something crimson and red</ins>" in since
        assert "<del>something crimson and red</del>" in draft
        assert "<ins>something scarlet and red</ins>" in draft

    def test_the_first_one_has_none_before(self, merchandiser: Client, category: Category) -> None:
        assert "It is the first one." in text(merchandiser, address(category, 1))

    def test_one_that_never_was_is_not_found(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert merchandiser.get(address(category, 9)).status_code == 404
        assert merchandiser.get(address(category, 9, "restore")).status_code == 404


class TestRestoring:
    def test_the_difference_for_shoppers_is_shown_and_then_it_is_in_force_again(
        self, merchandiser: Client, category: Category
    ) -> None:
        where = address(category, 1, "restore")
        asked = merchandiser.get(where)
        assert "<ins>something red</ins>" in asked.content.decode()
        data = {"seen": asked.context["seen"], "note": "That was better."}
        answer = merchandiser.post(where, data, follow=True)
        assert "Version 1 is in force again, as version 3." in messages(answer)
        assert live_content(category).texts == ("something red",)
        assert Category.objects.get().definition == "something scarlet and red"
        assert "is version 1 again" in answer.content.decode()

    def test_somebody_who_published_meanwhile_is_not_overruled_unseen(
        self, merchandiser: Client, category: Category
    ) -> None:
        where = address(category, 1, "restore")
        data = {"seen": merchandiser.get(where).context["seen"]}
        publish(category)
        assert "Somebody changed this category" in messages(merchandiser.post(where, data))
        assert live_content(category).texts == ("something scarlet and red",)

    def test_newer_decisions_that_it_would_leave_out_are_pointed_out(
        self, merchandiser: Client, category: Category
    ) -> None:
        decide(category, [product("R0")], Verdict.REJECT)
        seen = text(merchandiser, address(category, 1, "restore"))
        assert "1 decision is newer than this version" in seen


class TestTakingIntoTheDraft:
    def test_the_draft_says_it_again_and_shoppers_see_nothing_of_it(
        self, merchandiser: Client, category: Category
    ) -> None:
        where = address(category, 1, "take")
        asked = merchandiser.get(where)
        assert "<del>something scarlet and red</del>" in asked.content.decode()
        answer = merchandiser.post(where, {"seen": asked.context["seen"]}, follow=True)
        assert "The draft says now what version 1 says." in messages(answer)
        assert Category.objects.get().definition == "something red"
        assert live_content(category).texts == ("something crimson and red",)

    def test_a_draft_that_somebody_changed_meanwhile_is_left_alone(
        self, merchandiser: Client, category: Category
    ) -> None:
        where = address(category, 1, "take")
        seen = merchandiser.get(where).context["seen"]
        edit(category, definition="my own words")
        for data in ({"seen": seen}, {}):
            assert "left as it is" in messages(merchandiser.post(where, data))
        assert Category.objects.get().definition == "my own words"


class TestWhoMay:
    def test_an_editor_takes_versions_into_the_draft_and_does_not_restore(
        self, category: Category
    ) -> None:
        editor = visit_in_role("edda", "Editors")
        seen = text(editor, address(category, 1))
        assert "Take it into the draft" in seen
        assert "Restore it in the shop" not in seen
        assert "ask somebody who may publish" in seen
        assert editor.get(address(category, 1, "take")).status_code == 200
        for call in (editor.get, editor.post):
            assert call(address(category, 1, "restore")).status_code == 403

    def test_a_viewer_only_reads(self, category: Category) -> None:
        viewer = visit_in_role("vera", "Viewers")
        assert "Take it into the draft" not in text(viewer, address(category, 1))
        for part in ("take", "restore"):
            assert viewer.get(address(category, 1, part)).status_code == 403
            assert viewer.post(address(category, 1, part)).status_code == 403

    def test_it_needs_a_token_of_the_page(self, merchandiser: Client, category: Category) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        for part in ("take", "restore"):
            assert strict.post(address(category, 1, part), {}).status_code == 403
