"""`GET /api/v1/search`: an integrator ranks products against words."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from rest_framework.throttling import AnonRateThrottle

from search.encoders.base import EncoderError
from search.models import EncoderInUse
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.stocked import HIDDEN, add_many, hide


def ask(client: Client, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/v1/search", params).json()
    return answer


def skus(answer: dict[str, Any]) -> list[str]:
    return [hit["product"]["sku"] for hit in answer["results"]]


@pytest.mark.usefixtures("shop")
class TestAnIntegrator:
    def test_gets_products_in_the_order_of_their_likeness(self, client: Client) -> None:
        answer = ask(client, q="something green", legs="picture,words")
        assert skus(answer)[0] == "GREEN"
        assert [hit["rank"] for hit in answer["results"]] == [1, 2, 3]
        scores = [hit["score"] for hit in answer["results"]]
        assert scores == sorted(scores, reverse=True)
        assert -1 <= scores[-1] < scores[0] <= 1

    def test_reads_what_was_understood_and_which_encoder_answered(self, client: Client) -> None:
        answer = ask(client, q=" red   mug ", brand=["Acme", "Bravo"], price_max="99.5")
        assert answer["query"] == {
            "text": "red mug",
            "category": None,
            "similar_to": None,
            "brands": ["Acme", "Bravo"],
            "price_min": None,
            "price_max": "99.50",
            "in_stock": False,
            "attributes": {},
            "terms": [],
            "sort": "relevance",
            "weaker": False,
            "cut": None,
            "legs": ["lexical", "picture", "words"],
            "fusion": "weights",
        }
        assert (answer["encoder"], answer["encoder_id"]) == ("colour", "colour/1")
        assert (answer["total"], answer["total_is_exact"]) == (2, True)
        assert answer["total_is_capped"] is False
        assert answer["warnings"] == []

    def test_gets_the_whole_product_with_absolute_addresses(self, client: Client) -> None:
        hit = ask(client, q="red")["results"][0]
        product, image = hit["product"], hit["product"].pop("image")
        assert product == {
            "sku": "RED",
            "title": "Red mug",
            "brand": "Acme",
            "price": "10.00",
            "currency": "EUR",
            "stock": 3,
            "in_stock": True,
            "url": "http://testserver/p/RED/",
            "attributes": {"litres": 0.3, "dishwasher_safe": True},
        }
        assert image["url"].startswith("http://testserver/media/images/")
        assert image["thumbnail"].startswith("http://testserver/media/images/")
        assert (image["width"], image["height"], image["alt"]) == (64, 48, "Red mug")
        assert hit["matched_image"] == image

    def test_sees_which_of_several_pictures_fits(self, client: Client) -> None:
        hit = next(h for h in ask(client, q="red")["results"] if h["product"]["sku"] == "BLUE")
        assert hit["matched_image"]["url"] != hit["product"]["image"]["url"]

    def test_follows_next_to_the_end_without_gap_or_double(self, client: Client) -> None:
        add_many(4)
        answer, seen = ask(client, q="red", page_size=3, in_stock="true", cut="off"), []
        assert answer["previous"] is None
        while True:
            seen += skus(answer)
            if answer["next"] is None:
                break
            answer = client.get(answer["next"]).json()
        assert len(seen) == len(set(seen)) == answer["total"] == 6
        assert client.get(answer["previous"]).json()["page"] == answer["page"] - 1

    def test_gets_an_empty_page_beyond_the_last_one(self, client: Client) -> None:
        answer = ask(client, q="red", page=9, page_size=2)
        assert answer["results"] == []
        assert (answer["total"], answer["next"]) == (3, None)
        assert "page=2" in answer["previous"]

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"brand": "Acme"}, {"RED", "BLUE"}),
            ({"brand": ["Acme", "Bravo"]}, {"RED", "BLUE", "GREEN"}),
            ({"price_min": "20", "price_max": "100"}, {"BLUE"}),
            ({"in_stock": "true"}, {"RED", "BLUE"}),
            ({"attr.dishwasher_safe": "true"}, {"RED"}),
            ({"brand": "Secret"}, set()),
        ],
    )
    def test_narrows_the_ranking(
        self, client: Client, filters: dict[str, Any], expected: set[str]
    ) -> None:
        answer = ask(client, q="red", **filters)
        assert set(skus(answer)) == expected
        assert answer["total"] == len(expected)

    def test_never_sees_what_is_hidden(self, client: Client, admin_client: Client) -> None:
        for asking in (client, admin_client):
            answer = ask(asking, q="red", page_size=100)
            assert not set(HIDDEN) & set(skus(answer))
            assert answer["total"] == 3
        hide("RED")
        assert "RED" not in skus(ask(client, q="red"))

    def test_is_warned(self, client: Client) -> None:
        make_product("NEW", "red")
        codes = [warning["code"] for warning in ask(client, q="quark")["warnings"]]
        assert codes == ["low_coverage", "images_waiting"]

    @pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/search/"])
    def test_may_end_the_address_with_a_slash_or_not(self, client: Client, path: str) -> None:
        assert client.get(path, {"q": "red"}).status_code == 200

    def test_gets_null_for_a_price_that_there_is_not(self, client: Client) -> None:
        make_product("FREE", "red")
        client.get("/api/v1/search", {"q": "red"})
        product = client.get("/api/v1/products/FREE/").json()
        assert product["price"] is None


@pytest.mark.usefixtures("shop")
class TestErrors:
    @pytest.mark.parametrize(
        ("params", "attr"),
        [
            ({}, "q"),
            ({"q": ""}, "q"),
            ({"q": "x" * 501}, "q"),
            ({"q": "nul\x00"}, "q"),
            ({"q": "red", "page": "0"}, "page"),
            ({"q": "red", "page_size": "101"}, "page_size"),
            ({"q": "red", "price_min": "NaN"}, "price_min"),
            ({"q": "red", "price_max": "cheap"}, "price_max"),
            ({"q": "red", "in_stock": "maybe"}, "in_stock"),
            ({"q": "red", "brand": "nul\x00"}, "brand"),
        ],
    )
    def test_a_bad_parameter_is_named(
        self, client: Client, params: dict[str, str], attr: str
    ) -> None:
        response = client.get("/api/v1/search", params)
        assert response.status_code == 400
        (error,) = response.json()["errors"]
        assert error["attr"] == attr
        assert error["detail"]
        assert response.json()["type"] == "validation_error"

    def test_a_wrong_method_is_refused(self, client: Client) -> None:
        assert client.post("/api/v1/search").status_code == 405

    def test_a_mistyped_address_is_answered_in_json(self, client: Client) -> None:
        response = client.get("/api/v1/serach")
        assert response.status_code == 404
        assert "/api/v1/serach" in response.json()["errors"][0]["detail"]

    def test_who_asks_too_often_is_told_to_wait(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/minute"})
        codes = [client.get("/api/v1/search", {"q": "red"}).status_code for _ in range(3)]
        assert codes == [200, 200, 429]


@pytest.mark.django_db
class TestWithoutAnEncoder:
    def test_words_are_answered_by_words_and_the_answer_says_so(self, client: Client) -> None:
        make_product("RED", "red", title="Red mug")
        make_product("BLUE", "blue", title="Blue mug")
        answer = ask(client, q="a red mug")
        assert skus(answer) == ["RED", "BLUE"]
        assert (answer["encoder"], answer["encoder_id"], answer["total"]) == (None, None, 2)
        assert [warning["code"] for warning in answer["warnings"]] == ["no_encoder"]
        assert answer["total_is_exact"]

    def test_more_than_words_is_503_and_says_what_to_do(self, client: Client) -> None:
        response = client.get("/api/v1/search", {"q": "red", "less": "blue"})
        assert response.status_code == 503
        (error,) = response.json()["errors"]
        assert error["code"] == "no_encoder"
        assert "manage.py encoder use" in error["detail"]

    def test_a_stranger_learns_nothing_of_the_inside(
        self, client: Client, settings: Settings
    ) -> None:
        settings.LOCAL = False
        answer = client.get("/api/v1/search", {"q": "red", "less": "blue"}).json()
        assert "try again" in answer["errors"][0]["detail"]
        assert "manage.py" not in str(answer)
        assert "manage.py" not in str(ask(client, q="red"))

    def test_an_encoder_that_cannot_be_loaded_is_as_good_as_none(
        self,
        client: Client,
        encoder_in_use: EncoderInUse,
        colour_encoder: ColourEncoder,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def broken(texts: list[str]) -> None:
            raise EncoderError("the weights are gone")

        monkeypatch.setattr(colour_encoder, "encode_texts", broken)
        assert ask(client, q="red")["warnings"][0]["code"] == "no_encoder"
        assert client.get("/api/v1/search", {"q": "red", "less": "blue"}).status_code == 503


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("more", [0, 8])
def test_the_number_of_products_costs_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    add_many(more)
    ask(client, q="red")
    with django_assert_num_queries(8):  # those of `rank`, whose result set is remembered
        ask(client, q="red")
    caches["results"].clear()
    with django_assert_num_queries(11):
        ask(client, q="red")
    with django_assert_num_queries(9):  # facets are counted anew for every page
        ask(client, q="red", facets="true")
