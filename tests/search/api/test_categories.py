"""Categories by API, and the products ranked against one."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import State
from tests.factories import make_category
from tests.search.api.test_search import skus
from tests.search.stocked import HIDDEN


@pytest.mark.django_db
class TestTheTree:
    def test_is_a_flat_list_in_which_each_names_the_one_above(self, client: Client) -> None:
        bags = make_category("Bags")
        make_category("Backpacks", "a bag for the back", parent=bags)
        answer = client.get("/api/v1/categories/").json()
        assert answer == {
            "total": 2,
            "results": [
                {
                    "name": "Backpacks",
                    "slug": "backpacks",
                    "definition": "a bag for the back",
                    "parent": "bags",
                    "url": "http://testserver/c/backpacks/",
                    "products": "http://testserver/api/v1/categories/backpacks/products",
                },
                {
                    "name": "Bags",
                    "slug": "bags",
                    "definition": "",
                    "parent": None,
                    "url": "http://testserver/c/bags/",
                    "products": "http://testserver/api/v1/categories/bags/products",
                },
            ],
        }
        assert client.get("/api/v1/categories/backpacks/").json() == answer["results"][0]

    @pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
    def test_leaves_out_what_is_hidden_and_all_below_it(
        self, client: Client, admin_client: Client, state: State
    ) -> None:
        hidden = make_category("Hidden", state=state)
        make_category("Below", parent=hidden)
        for asking in (client, admin_client):
            assert asking.get("/api/v1/categories/").json()["total"] == 0
            for slug in ("hidden", "below", "none"):
                assert asking.get(f"/api/v1/categories/{slug}/").status_code == 404
                assert asking.get(f"/api/v1/categories/{slug}/products").status_code == 404

    def test_costs_one_query(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(5):
            make_category(f"Shelf {number}")
        with django_assert_num_queries(1):
            client.get("/api/v1/categories/")


@pytest.mark.usefixtures("shop")
class TestItsProducts:
    @pytest.mark.parametrize("slash", ["", "/"])
    def test_are_ranked_and_paged_with_a_slash_or_without(self, client: Client, slash: str) -> None:
        path = f"/api/v1/categories/red-things/products{slash}"
        answer = client.get(path, {"page_size": 2}).json()
        assert answer["query"]["category"] == "red-things"
        assert skus(answer) == ["RED", "BLUE"]
        assert answer["next"] == f"http://testserver{path}?page=2&page_size=2"
        assert skus(client.get(answer["next"]).json()) == ["GREEN"]

    def test_are_never_hidden_ones(self, client: Client) -> None:
        answer = client.get("/api/v1/categories/red-things/products").json()
        assert not set(HIDDEN) & set(skus(answer))
        assert answer["total"] == 3

    def test_can_be_narrowed_and_mistakes_are_named(self, client: Client) -> None:
        path = "/api/v1/categories/red-things/products"
        assert skus(client.get(path, {"brand": "Bravo"}).json()) == ["GREEN"]
        response = client.get(path, {"page": "x"})
        assert (response.status_code, response.json()["errors"][0]["attr"]) == (400, "page")
