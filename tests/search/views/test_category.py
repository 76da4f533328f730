"""The page of a category: its place in the tree, its words, its ranked products."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Category, CategoryThreshold, State
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_category
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.stocked import HIDDEN, add_many
from tests.search.views.test_search import cards, count


@pytest.mark.usefixtures("shop")
class TestAShopper:
    def test_sees_the_definition_and_the_ranked_products(self, client: Client) -> None:
        page = client.get("/c/red-things/").content.decode()
        assert "“something red”" in page
        assert cards(page) == ["Red mug", "Blue mug", "Green mug"]
        assert count(page) == "3 products"
        assert not [sku for sku in HIDDEN if sku in page]

    def test_sees_only_what_reaches_the_threshold(
        self, client: Client, encoder_in_use: EncoderInUse
    ) -> None:
        shelf = Category.objects.get()
        key = encoder_in_use.encoder_id
        threshold = CategoryThreshold.objects.create(category=shelf, encoder_id=key, value=0.9)
        assert count(client.get("/c/red-things/").content.decode()) == "2 products"
        CategoryThreshold.objects.filter(pk=threshold.pk).update(value=1)
        assert "Nothing is near enough" in client.get("/c/red-things/").content.decode()

    def test_finds_the_way_up_and_down_the_tree(self, client: Client) -> None:
        top = make_category("All")
        middle = make_category("Coloured", parent=top)
        make_category("Reddish", parent=middle)
        make_category("Not yet", parent=middle, state=State.DRAFT)
        page = client.get("/c/coloured/").content.decode()
        assert 'href="/c/all/"' in page
        assert 'href="/c/reddish/"' in page
        assert "Not yet" not in page

    def test_narrows_without_leaving_the_category(self, client: Client) -> None:
        page = client.get("/c/red-things/", {"brand": "Bravo"}).content.decode()
        assert cards(page) == ["Green mug"]
        part = client.get("/c/red-things/", {"brand": "Bravo"}, headers={"HX-Request": "true"})
        assert part.headers["HX-Push-Url"] == "/c/red-things/?brand=Bravo"
        assert "<html" not in part.content.decode()

    def test_is_not_bothered_with_how_a_definition_is_worded(self, client: Client) -> None:
        make_category("Quarks", "quark")
        assert "far from everything" not in client.get("/c/quarks/").content.decode()

    @pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
    def test_never_sees_a_hidden_category_or_one_below_it(
        self, client: Client, state: State
    ) -> None:
        hidden = make_category("Hidden", state=state)
        make_category("Below", parent=hidden)
        for path in ("/c/hidden/", "/c/below/", "/c/hidden/front", "/c/below/front", "/c/none/"):
            assert client.get(path).status_code == 404, path


@pytest.mark.usefixtures("shop")
class TestStaff:
    def test_see_a_draft_with_a_notice_and_the_way_to_edit_it(self, admin_client: Client) -> None:
        draft = make_category("Quarks", "quark", state=State.DRAFT)
        page = admin_client.get("/c/quarks/").content.decode()
        assert "Only staff see this category: it is a draft" in page
        assert f"/admin/catalogue/category/{draft.pk}/change/" in page
        assert "far from everything" in page

    def test_without_the_right_to_edit_get_no_link_to_it(self, client: Client) -> None:
        make_category("Quarks", "quark", state=State.DRAFT)
        client.force_login(User.objects.create_user("mia", is_staff=True))
        page = client.get("/c/quarks/").content.decode()
        assert "Only staff see this" in page
        assert "/change/" not in page


@pytest.mark.usefixtures("shop")
class TestTheFrontOfACategory:
    def test_shows_its_best_pictures_and_may_be_kept(self, client: Client) -> None:
        response = client.get("/c/red-things/front")
        assert response.content.decode().count("<img") == 3
        assert "max-age=600" in response.headers["Cache-Control"]

    def test_needs_no_model(self, client: Client, colour_encoder: ColourEncoder) -> None:
        before = len(colour_encoder.encoded_texts)
        client.get("/c/red-things/front")
        assert len(colour_encoder.encoded_texts) == before


@pytest.mark.django_db
def test_without_an_encoder_the_category_still_says_what_it_is(client: Client) -> None:
    make_category("Red things", "something red")
    response = client.get("/c/red-things/")
    assert response.status_code == 503
    assert "“something red”" in response.content.decode()
    assert client.get("/c/red-things/front").status_code == 200


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("more", [0, 8])
def test_the_number_of_products_costs_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    above = make_category("Above")
    Category.objects.filter(slug="red-things").update(parent=above)
    publish(Category.objects.get(slug="red-things"))
    add_many(more)
    drain()
    client.get("/c/red-things/")
    with django_assert_num_queries(10):  # the category, its children; of `rank`, of the facets
        client.get("/c/red-things/")
