"""Why by API: the parts of each hit's score, and why a product is on a list or not."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Attribute, Category, CategoryAttribute, CategoryThreshold, Rule
from search.encoders.base import EncoderError
from search.models import EncoderInUse
from tests.search.stocked import hide

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def integrator(db: None) -> Client:
    """A program's user: no staff, but allowed to view categories."""
    user = User.objects.create_user("erp")
    user.user_permissions.add(Permission.objects.get(codename="view_category"))
    client = Client()
    client.force_login(user)
    return client


def asked(client: Client, **params: Any) -> dict[str, Any]:
    response = client.get("/api/v1/explanation", params)
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


class TestEachHit:
    def test_tells_the_parts_of_its_score_when_asked(self, integrator: Client) -> None:
        answer = integrator.get("/api/v1/search", {"q": "red", "explain": "true"}).json()
        for hit in answer["results"]:
            amounts = [line["amount"] for line in hit["explanation"]["lines"]]
            assert sum(amounts) == pytest.approx(hit["score"], abs=1e-3)
            assert hit["explanation"]["best_prompt"] == "red"

    def test_tells_of_rules_and_attributes(self, integrator: Client) -> None:
        shelf = Category.objects.get()
        leaf = Attribute.objects.create(name="leafy", prompts=["green"], opposites=["blue"])
        CategoryAttribute.objects.create(category=shelf, attribute=leaf, mode="prefer")
        Rule.objects.create(kind="boost", condition={"brand": "Acme"}, note="Acme week")
        answer = integrator.get(f"/api/v1/categories/{shelf.slug}/products?explain=1").json()
        first = answer["results"][0]
        attribute = first["explanation"]["lines"][-1]
        assert (attribute["part"], attribute["text"]) == ("attributes", "should have: leafy")
        assert 0 <= attribute["presence"] <= 1
        (rule,) = first["explanation"]["rules"]
        assert (rule["part"], rule["text"], rule["amount"]) == ("boost", "Acme week", 1.0)
        total = sum(line["amount"] for line in first["explanation"]["lines"])
        assert total == pytest.approx(first["score"], abs=1e-3)

    def test_says_nothing_of_it_otherwise(self, integrator: Client, client: Client) -> None:
        for one in (integrator, client):
            answer = one.get("/api/v1/search", {"q": "red"}).json()
            assert [hit["explanation"] for hit in answer["results"]] == [None, None, None]

    def test_is_explained_on_the_next_page_too(self, integrator: Client) -> None:
        answer = integrator.get("/api/v1/search?q=red&explain=true&page_size=2").json()
        assert "explain=true" in answer["next"]
        answer = integrator.get(answer["next"]).json()
        assert answer["results"][0]["rank"] == 3
        assert answer["results"][0]["explanation"]["lines"]

    def test_is_explained_to_those_who_may_view_categories(self, client: Client) -> None:
        refused = client.get("/api/v1/search?q=red&explain=true")
        assert refused.status_code == 403
        assert refused.json()["errors"][0]["code"] == "not_authenticated"
        client.force_login(User.objects.create_user("nobody"))
        refused = client.get("/api/v1/search?q=red&explain=true")
        assert refused.json()["errors"][0]["code"] == "permission_denied"
        wrong = client.get("/api/v1/search?q=red&explain=perhaps")
        assert wrong.status_code == 400
        assert wrong.json()["errors"][0]["attr"] == "explain"

    def test_costs_two_reads_of_vectors_and_one_of_images_for_the_whole_page(
        self, integrator: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        address = "/api/v1/search?q=red&page_size=3"
        integrator.get(address)
        with django_assert_num_queries(10):
            integrator.get(address)
        # user's permissions twice, images, which words are used, and for each kind of vectors its
        # own settings
        with django_assert_num_queries(10 + 2 + 1 + 1 + 2 * 4):
            integrator.get(f"{address}&explain=true")


class TestOneProduct:
    def test_is_explained_in_a_category(
        self, integrator: Client, encoder_in_use: EncoderInUse
    ) -> None:
        shelf = Category.objects.get()
        CategoryThreshold.objects.create(
            category=shelf, encoder_id=encoder_in_use.encoder_id, value=0.6
        )
        answer = asked(integrator, sku="RED", category="red-things")
        assert (answer["here"], answer["rank"], answer["why_not"]) == (True, 1, None)
        assert answer["sentence"].startswith("Number 1 of ")
        assert answer["shown_sku"] == "RED"
        assert answer["distance"] == pytest.approx(answer["score"] - 0.6, abs=1e-5)
        total = sum(line["amount"] for line in answer["lines"])
        assert total == pytest.approx(answer["score"], abs=1e-3)
        answer = asked(integrator, sku="GREEN", category="red-things")
        assert (answer["here"], answer["rank"], answer["why_not"]) == (False, None, "threshold")
        assert answer["score_rank"] == 3
        assert "below the threshold" in answer["steps"][-1]["text"]

    def test_is_explained_in_a_search_and_by_likeness(self, integrator: Client) -> None:
        answer = asked(integrator, sku="GREEN", q="green", brand="Acme")
        assert answer["why_not"] == "filters"
        assert answer["query"]["brands"] == ["Acme"]
        assert asked(integrator, sku="BLUE", similar_to="RED")["rank"] == 1

    def test_is_explained_in_a_draft_only_when_that_is_said(self, integrator: Client) -> None:
        Category.objects.update(state="draft")
        address = "/api/v1/explanation?sku=RED&category=red-things"
        assert integrator.get(address).status_code == 404
        assert integrator.get(f"{address}&draft=true").json()["here"] is True

    def test_that_shoppers_do_not_see_is_explained_too(self, integrator: Client) -> None:
        hide("RED")
        answer = asked(integrator, sku="RED", q="red")
        assert answer["why_not"] == "visible"
        assert answer["score"] > 0.9

    @pytest.mark.parametrize(
        ("params", "status", "attr"),
        [
            ("q=red", 400, "sku"),
            ("sku=RED", 400, "q"),
            ("sku=RED&q=red&page=0", 400, "page"),
            ("sku=RED&category=red-things&draft=maybe", 400, "draft"),
            ("sku=NONE&q=red", 404, None),
            ("sku=%00&q=red", 404, None),
            ("sku=RED&category=none", 404, None),
            ("sku=RED&similar_to=none", 404, None),
        ],
    )
    def test_with_bad_parameters_names_the_one_to_mend(
        self, integrator: Client, params: str, status: int, attr: str | None
    ) -> None:
        response = integrator.get(f"/api/v1/explanation?{params}")
        assert response.status_code == status
        assert response.json()["errors"][0]["attr"] == attr

    def test_is_explained_to_those_who_may_view_categories(self, client: Client) -> None:
        assert client.get("/api/v1/explanation/?sku=RED&q=red").status_code == 403

    def test_waits_for_an_encoder_where_more_than_words_is_asked(
        self, integrator: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(row: EncoderInUse) -> None:
            raise EncoderError("the weights are gone")

        monkeypatch.setattr(EncoderInUse, "load", refuse)
        address = "/api/v1/explanation?sku=RED"
        assert integrator.get(f"{address}&category=red-things").status_code == 503
        answer = integrator.get(f"{address}&q=red").json()
        assert (answer["here"], answer["rank"]) == (True, 1)
        assert answer["steps"][-1]["condition"] == "words"
