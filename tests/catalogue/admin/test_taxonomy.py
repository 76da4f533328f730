"""Importing a taxonomy in the admin: the file, the tree that would come of it, then the tree."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Category
from catalogue.taxonomy import MAX_BYTES
from tests.catalogue.admin.people import upload, visit_as
from tests.factories import make_category

PAGE = "/admin/catalogue/category/taxonomy/"
TEXT = """# a comment
1 - Bags
2 - Bags > Backpacks
3 - Bags > Backpacks > Solar
4 - Hats
5 - > lost
"""


@pytest.fixture
def editor(db: None) -> Client:
    return visit_as("edda", "catalogue.add_category", "catalogue.view_category")


def choose(client: Client, text: str = TEXT, name: str = "taxonomy.txt", **asked: object) -> str:
    response = client.post(PAGE, {"file": upload(name, text.encode()), **asked})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def carried(page: str) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', page)
    assert found
    return found[1]


class TestAnEditor:
    def test_finds_the_way_from_the_list_of_categories(self, editor: Client) -> None:
        page = editor.get("/admin/catalogue/category/").content.decode()
        assert f'href="{PAGE}"' in page
        page = editor.get(PAGE).content.decode()
        assert "Taxonomy file" in page
        assert "3237 - Animals &amp; Pet Supplies" in page

    def test_sees_counts_tree_and_refused_lines_before_anything_is_written(
        self, editor: Client
    ) -> None:
        make_category("Hats")
        page = choose(editor)
        assert "3 new categories <small>from taxonomy.txt</small>" in page
        assert "<dt>There already, left as they are</dt><dd>1</dd>" in page
        assert "Line 6: A name is empty" in page
        assert "<span>Bags</span> <small>2 below</small>" in page
        assert '<span class="zs-stored">Hats</span> <small>there already</small>' in page
        assert "Make 3 drafts" in page
        assert Category.objects.count() == 1

    def test_then_lets_it_come_and_is_told(self, editor: Client) -> None:
        page = choose(editor)
        response = editor.post(PAGE, {"apply": "1", "carried": carried(page)}, follow=True)
        said = response.content.decode()
        assert "4 categories made, as drafts. 1 line was refused." in said
        solar = Category.objects.get(slug="solar")
        assert [above.name for above in solar.ancestors()] == ["Bags", "Backpacks"]
        (kept,) = solar.history.all()
        assert (kept.history_user.username, kept.address) == ("edda", f"POST {PAGE}")
        editor.post(PAGE, {"apply": "1", "carried": carried(page)})
        assert Category.objects.count() == 4

    def test_can_put_it_below_a_category_and_take_fewer_levels(self, editor: Client) -> None:
        shop = make_category("Shop")
        page = choose(editor, under=str(shop.pk), depth="1")
        assert "2 new categories below “Shop”" in page
        assert "<dt>Deeper than 1 level, left out</dt><dd>2</dd>" in page
        editor.post(PAGE, {"apply": "1", "carried": carried(page)})
        assert set(Category.objects.filter(parent=shop).values_list("name", flat=True)) == {
            "Bags",
            "Hats",
        }

    def test_is_told_that_nothing_is_new(self, editor: Client) -> None:
        make_category("Hats")
        page = choose(editor, "Hats\n")
        assert "Nothing new" in page
        assert "Make 0" not in page

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("t.txt", " ", "It is empty."),
            ("t.csv", "sku,price\n", "must name the columns"),
            ("t.json", "[", "broken JSON"),
            ("t.txt", "a" * (MAX_BYTES + 1), "larger than 2 MB"),
        ],
    )
    def test_is_told_what_is_wrong_with_a_file(
        self, editor: Client, name: str, text: str, said: str
    ) -> None:
        assert said in choose(editor, text, name)

    def test_is_told_which_fields_to_mend(self, editor: Client) -> None:
        assert "Ensure this value is greater" in choose(editor, depth="0")
        assert "This field is required" in editor.post(PAGE, {"depth": "1"}).content.decode()

    @pytest.mark.parametrize("sent", ["", "nonsense", "eyJ9:1:x"])
    def test_has_to_choose_again_what_came_back_changed(self, editor: Client, sent: str) -> None:
        response = editor.post(PAGE, {"apply": "1", "carried": sent}, follow=True)
        assert "please choose the file again" in response.content.decode()
        assert not Category.objects.exists()

    def test_has_to_choose_again_when_the_category_above_is_gone(self, editor: Client) -> None:
        shop = make_category("Shop")
        page = choose(editor, under=str(shop.pk))
        Category.objects.all().delete()
        response = editor.post(PAGE, {"apply": "1", "carried": carried(page)}, follow=True)
        assert "please choose the file again" in response.content.decode()

    def test_sees_the_first_of_a_large_tree_without_more_questions(
        self, editor: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        many = "\n".join(f"Root {n} > Leaf {m}" for n in range(70) for m in range(70))
        with django_assert_num_queries(5):
            page = choose(editor, many)
        assert "4,970 new categories" in page
        assert page.count("… and 10 more") == 61


def test_others_may_not_import(client: Client, db: None) -> None:
    assert client.get(PAGE).status_code == 302
    viewer = visit_as("vera", "catalogue.view_category", "catalogue.change_category")
    assert viewer.get(PAGE).status_code == 403
    assert viewer.post(PAGE, {"apply": "1", "carried": "x"}).status_code == 403
    assert PAGE not in viewer.get("/admin/catalogue/category/").content.decode()
