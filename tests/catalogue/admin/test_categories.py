"""Categories in the admin: the tree, and what is said about each."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category
from tests.catalogue.admin.people import typed_category, visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/category/"
ADD = f"{LIST}add/"


def change(category: Category) -> str:
    return f"{LIST}{category.pk}/change/"


def names(client: Client, **query: Any) -> list[str]:
    return [category.name for category in client.get(LIST, query).context["cl"].result_list]


class TestTheTree:
    @pytest.fixture
    def tree(self, db: None) -> dict[str, Category]:
        zoo = make_category("Zoo")
        bags = make_category("Bags")
        travel = make_category("Travel", parent=bags)
        return {
            "zoo": zoo,
            "bags": bags,
            "travel": travel,
            "trolleys": make_category("Trolleys", parent=travel),
            "day": make_category("Day packs", parent=bags),
            "apes": make_category("Apes", parent=zoo),
        }

    def test_each_category_follows_its_parent(
        self, merchandiser: Client, tree: dict[str, Category]
    ) -> None:
        expected = ["Bags", "Day packs", "Travel", "Trolleys", "Zoo", "Apes"]
        assert names(merchandiser) == expected
        page = merchandiser.get(LIST).content.decode()
        assert 'data-depth="2"><strong>Trolleys' in page

    def test_a_chosen_column_orders_instead(
        self, merchandiser: Client, tree: dict[str, Category]
    ) -> None:
        assert names(merchandiser, o="1") == sorted(names(merchandiser))

    def test_searching_keeps_the_order_of_the_tree(
        self, merchandiser: Client, tree: dict[str, Category]
    ) -> None:
        assert names(merchandiser, q="tr") == ["Travel", "Trolleys"]

    def test_a_circle_made_by_hand_does_not_hang_the_page(
        self, merchandiser: Client, tree: dict[str, Category]
    ) -> None:
        Category.objects.filter(pk=tree["bags"].pk).update(parent=tree["trolleys"])
        assert len(names(merchandiser)) == len(tree)

    def test_the_list_asks_the_same_number_of_questions_for_any_number_of_categories(
        self, merchandiser: Client, tree: dict[str, Category]
    ) -> None:
        merchandiser.get(LIST)
        with CaptureQueriesContext(connection) as few:
            merchandiser.get(LIST)
        for number in range(10):
            make_category(f"More {number}", parent=tree["day"])
        with CaptureQueriesContext(connection) as many:
            merchandiser.get(LIST)
        assert len(many) == len(few) == 8


class TestSaying:
    def test_prompts_are_typed_one_a_line_without_blanks_and_doubles(
        self, merchandiser: Client
    ) -> None:
        typed = "a red bag\n\n  a  crimson bag \na red bag\r\n"
        assert merchandiser.post(ADD, typed_category(prompts=typed)).status_code == 302
        category = Category.objects.get()
        assert category.prompts == ["a red bag", "a crimson bag"]
        page = merchandiser.get(change(category)).content.decode()
        assert "a red bag\na crimson bag</textarea>" in page

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("\n".join(f"prompt {n}" for n in range(33)), "At most 32 prompts, not 33"),
            ("short\n" + "x" * 501, "Prompt 2 has 501 characters"),
            ("a\x00b", "Prompt 1 holds a character"),
        ],
    )
    def test_prompts_that_cannot_be_used_are_explained(
        self, merchandiser: Client, typed: str, said: str
    ) -> None:
        response = merchandiser.post(ADD, typed_category(prompts=typed))
        assert said in str(response.context["adminform"].form.errors)

    def test_a_category_cannot_lie_below_itself(self, merchandiser: Client) -> None:
        above = make_category("Bags")
        below = make_category("Day packs", parent=above)
        data = typed_category(above, parent=str(below.pk))
        response = merchandiser.post(change(above), data)
        assert "cannot lie below itself" in str(response.context["adminform"].form.errors)

    def test_a_category_with_others_below_it_is_not_deleted(self, merchandiser: Client) -> None:
        above = make_category("Bags")
        make_category("Day packs", parent=above)
        merchandiser.post(f"{LIST}{above.pk}/delete/", {"post": "yes"})
        assert Category.objects.count() == 2

    def test_markup_in_a_name_is_shown_as_text(self, merchandiser: Client) -> None:
        make_category("<script>alert(1)</script>", "<img src=x>", slug="evil")
        page = merchandiser.get(LIST).content.decode()
        assert "<script>alert(1)" not in page
        assert "<img src=x>" not in page

    def test_staff_without_permission_do_not_see_categories(self, db: None) -> None:
        assert visit_as("otto").get(LIST).status_code == 403
