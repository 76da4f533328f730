"""The page on which a category is defined: what is typed goes into the draft."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.content import live_content
from catalogue.models import Category, CategoryVersion, State
from catalogue.publishing import publish
from search.methods.recipe import DEFAULT
from search.models import EncoderInUse
from tests.catalogue.admin.people import typed_category, visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/category/"
ADD = f"{LIST}add/"


def change(category: Category) -> str:
    return f"{LIST}{category.pk}/change/"


def problems(client: Client, **typed: Any) -> str:
    response = client.post(ADD, typed_category(**typed))
    assert response.status_code == 200
    return response.content.decode()


class TestSaving:
    def test_a_new_category_is_a_draft_and_one_stays_on_its_page(
        self, merchandiser: Client
    ) -> None:
        response = merchandiser.post(ADD, typed_category(state="published"), follow=True)
        category = Category.objects.get()
        assert category.state == State.DRAFT
        assert response.redirect_chain == [(change(category), 302)]
        page = response.content.decode()
        assert "“Red things” was saved as a draft" in page
        assert f'href="{LIST}{category.pk}/publish/"' in page

    def test_shoppers_go_on_seeing_what_was_published(self, merchandiser: Client) -> None:
        category = make_category("Red things", "something red")
        publish(category)
        merchandiser.post(change(category), typed_category(category, definition="blue"))
        assert live_content(Category.objects.get()).texts == ("something red",)
        assert "unpublished changes" in merchandiser.get(change(category)).content.decode()

    def test_the_first_edit_of_a_category_that_was_never_published_here_keeps_its_shelf(
        self, merchandiser: Client
    ) -> None:
        category = make_category("Red things", "something red")
        merchandiser.post(change(category), typed_category(category, definition="blue"))
        assert CategoryVersion.objects.count() == 1
        assert live_content(Category.objects.get()).texts == ("something red",)
        merchandiser.post(change(category), typed_category(category, definition="green"))
        assert CategoryVersion.objects.count() == 1

    def test_the_reason_is_kept_in_the_history(self, merchandiser: Client) -> None:
        category = make_category("Red things", "something red")
        merchandiser.post(change(category), typed_category(category, reason="For the sale"))
        history = getattr(Category, "history")  # noqa: B009
        assert history.first().history_change_reason == "For the sale"

    def test_a_window_of_its_own_is_closed_after_saving(self, merchandiser: Client) -> None:
        response = merchandiser.post(f"{ADD}?_popup=1", typed_category(_popup="1"))
        assert response.status_code == 200
        assert "popup" in response.content.decode()


def test_negatives_say_when_to_name_one(merchandiser: Client) -> None:
    page = merchandiser.get(ADD).content.decode()
    assert "Name a negative when you see the wrong kind in the ranking." in page


class TestAddress:
    def test_it_is_made_from_the_name(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_category(slug=""))
        assert Category.objects.get().slug == "red-things"

    def test_it_takes_a_number_where_another_category_has_it(self, merchandiser: Client) -> None:
        for number in range(3):
            merchandiser.post(ADD, typed_category(slug="", definition=str(number)))
        slugs = set(Category.objects.values_list("slug", flat=True))
        assert slugs == {"red-things", "red-things-2", "red-things-3"}

    def test_a_name_without_latin_letters_gets_one_too(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_category(name="背包", slug=""))
        assert Category.objects.get().slug == "category"


class TestHelpfulErrors:
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"name": ""}, "Give the category a name."),
            ({"name": "x" * 121}, "At most 120 characters; this has 121. The definition has more"),
            ({"definition": "x" * 90_000}, "At most 2000 characters; this has 90000."),
            ({"definition": "a\x00b"}, "a character that cannot be stored"),
            ({"negatives": "a\n" + "y" * 501}, "Negative 2 has 501 characters"),
            ({"negative_weight": "4"}, "From 0 (not at all) to 3"),
            ({"negative_weight": "much"}, "From 0 (not at all) to 3"),
        ],
    )
    def test_each_says_what_to_do(
        self, merchandiser: Client, typed: dict[str, str], said: str
    ) -> None:
        assert said in problems(merchandiser, **typed)
        assert not Category.objects.exists()

    def test_an_address_that_is_taken(self, merchandiser: Client) -> None:
        make_category("Other", slug="red-things")
        page = merchandiser.post(ADD, typed_category()).content.decode()
        assert "Another category has this address" in page

    def test_words_that_are_not_english_are_no_error(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_category(definition="рюкзак с солнечной панелью"))
        assert Category.objects.get().definition == "рюкзак с солнечной панелью"


class TestParts:
    def test_what_is_off_though_on_by_default_is_stored(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_category(parts=["", "negatives", "graph", "context"]))
        category = Category.objects.get()
        assert category.switched_off == ["attributes", "contrast", "examples"]
        assert category.switched_on == ["context", "graph"]  # off by default
        page = merchandiser.get(change(category)).content.decode()
        on = re.findall(r'name="parts" value="(\w+)"[^>]* checked', page)
        assert sorted(on) == ["context", "graph", "negatives"]

    def test_all_can_be_off(self, merchandiser: Client) -> None:
        merchandiser.post(ADD, typed_category(parts=[""]))
        assert len(Category.objects.get().switched_off) == len(DEFAULT.parts)

    def test_what_the_page_does_not_show_stays_as_it_is(self, merchandiser: Client) -> None:
        category = make_category("Red things", switched_off=["something"], switched_on=["other"])
        parts = ["", "negatives", "attributes", "contrast", "examples"]
        merchandiser.post(change(category), typed_category(category, parts=parts))
        category.refresh_from_db()
        assert category.switched_off == ["something"]
        assert category.switched_on == ["other"]

    def test_a_post_without_switches_changes_none(self, merchandiser: Client) -> None:
        category = make_category("Red things", switched_off=["negatives"])
        merchandiser.post(change(category), typed_category(category))
        category.refresh_from_db()
        assert category.switched_off == ["negatives"]


class TestThePage:
    def test_the_state_is_shown_and_not_typed(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        page = merchandiser.get(change(make_category("Red things"))).content.decode()
        assert 'name="state"' not in page
        assert '<span class="zs-chip zs-good" title="">Published</span>' in page

    def test_someone_who_may_only_look_sees_no_fields(self, encoder_in_use: EncoderInUse) -> None:
        category = make_category("Red things", "red")
        page = visit_as("vera", "catalogue.view_category").get(change(category)).content.decode()
        assert 'name="definition"' not in page
        assert 'name="threshold"' not in page
        assert 'name="parts"' not in page

    def test_it_asks_a_fixed_number_of_questions(
        self, merchandiser: Client, encoder_in_use: EncoderInUse
    ) -> None:
        category = make_category("Red things", "red")
        merchandiser.get(change(category))
        with CaptureQueriesContext(connection) as few:
            merchandiser.get(change(category))
        for number in range(5):
            make_category(f"Below {number}", parent=category)
        with CaptureQueriesContext(connection) as many:
            merchandiser.get(change(category))
        assert len(few) == len(many) == 13
