"""Staff in the shop: why a product is here, where a missing one is, a search made a category."""

import re

import pytest
from django.test import Client

from catalogue.models import Category
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category


def why(page: str) -> list[str]:
    return re.findall(r'<a class="why" href="([^"]+)"', page)


@pytest.mark.usefixtures("shop")
class TestWhy:
    def test_is_asked_of_each_hit_with_the_filters_of_the_page(self) -> None:
        viewer = visit_as("vera", "catalogue.view_category")
        page = viewer.get("/search?q=red&brand=Acme").content.decode()
        address = "/admin/catalogue/category/why-search/?q=red&amp;brand=Acme"
        assert why(page) == [f"{address}&amp;sku=RED", f"{address}&amp;sku=BLUE"]
        assert f'href="{address}">A product is missing?' in page
        assert "staff.css" in page
        assert viewer.get(why(page)[0].replace("&amp;", "&")).status_code == 200

    def test_is_asked_on_a_category_and_of_similar_products(self) -> None:
        viewer, shelf = visit_as("vera", "catalogue.view_category"), Category.objects.get()
        page = viewer.get("/c/red-things/?in_stock=1").content.decode()
        address = f"/admin/catalogue/category/{shelf.pk}/why/?in_stock=1&amp;sku=RED"
        assert why(page)[0] == address
        page = viewer.get("/p/RED/").content.decode()
        assert "why-search/?similar_to=RED&amp;sku=BLUE" in why(page)[0]

    def test_is_asked_of_words_that_are_a_page(self) -> None:
        viewer = visit_as("vera", "catalogue.view_category")
        page = viewer.get("/for/red-mug/").content.decode()
        assert why(page)[0].endswith("why-search/?q=red+mug&amp;sku=RED")

    def test_is_not_offered_to_staff_who_may_not_look_at_categories(self) -> None:
        clerk = visit_as("carl", "catalogue.view_product")
        page = clerk.get("/search?q=red").content.decode()
        assert not why(page)
        assert "missing?" not in page

    def test_is_offered_where_a_search_finds_nothing(self) -> None:
        viewer = visit_as("vera", "catalogue.view_category")
        page = viewer.get("/search?q=red&price_min=9999").content.decode()
        assert "A product is missing?" in page


@pytest.mark.usefixtures("shop")
class TestASearchBecomesACategory:
    def editor(self, name: str = "edda") -> Client:
        return visit_as(name, "catalogue.add_category", "catalogue.change_category")

    def test_in_one_action_and_is_opened_to_be_defined(self) -> None:
        editor = self.editor()
        page = editor.get("/search?q=green+mug&brand=Bravo&price_max=20").content.decode()
        assert "Make this a category" in page
        asked = {"q": "green mug", "brand": "Bravo", "price_max": "20"}
        assert all(f'name="{name}" value="{value}"' in page for name, value in asked.items())
        response = editor.post("/search/draft", asked)
        made = Category.objects.get(slug="green-mug")
        assert response["Location"] == f"/admin/catalogue/category/{made.pk}/change/"
        assert (made.name, made.definition, made.state) == ("Green mug", "green mug", "draft")
        (kept,) = made.history.all()
        assert kept.history_change_reason == (
            "From the search; filters: brand Bravo, price up to 20"
        )
        assert kept.history_user.username == "edda"
        page = editor.get(response["Location"]).content.decode()
        assert "The search was filtered (brand Bravo, price up to 20)" in page

    def test_once_however_often_it_is_asked(self) -> None:
        editor = self.editor()
        for _ in range(2):
            response = editor.post("/search/draft", {"q": "green  MUG"})
        made = Category.objects.get(slug="green-mug")
        assert Category.objects.count() == 2
        page = editor.get(response["Location"]).content.decode()
        assert response["Location"].endswith(f"/{made.pk}/change/")
        assert "says just these words already" in page

    def test_with_an_address_of_its_own_in_any_language(self) -> None:
        make_category("Green mug", "a mug")
        editor = self.editor()
        for words in ("green mug!", "赤い", "青い"):
            editor.post("/search/draft", {"q": words})
        slugs = set(Category.objects.values_list("slug", flat=True))
        assert {"green-mug-2", "category", "category-2"} <= slugs

    def test_with_a_name_that_fits(self) -> None:
        self.editor().post("/search/draft", {"q": "mug " * 100})
        made = Category.objects.latest("pk")
        assert len(made.name) <= 120
        assert made.name.endswith("mug…")
        assert len(made.definition) == 399

    def test_only_by_those_who_may_add_categories_and_only_by_post(self, client: Client) -> None:
        viewer = visit_as("vera", "catalogue.view_category")
        assert "Make this a category" not in viewer.get("/search?q=red").content.decode()
        assert viewer.post("/search/draft", {"q": "green"}).status_code == 403
        assert client.post("/search/draft", {"q": "green"}).status_code == 403
        assert self.editor().get("/search/draft").status_code == 405
        assert Category.objects.count() == 1

    def test_not_of_nothing(self) -> None:
        editor = self.editor()
        assert editor.post("/search/draft", {"q": " "})["Location"] == "/search"
        assert editor.post("/search/draft", {"q": "x" * 501}).status_code == 302
        assert Category.objects.count() == 1

    def test_not_by_a_page_of_someone_else(self) -> None:
        editor = Client(enforce_csrf_checks=True)
        editor.cookies = self.editor().cookies
        assert editor.post("/search/draft", {"q": "green"}).status_code == 403
