"""`GET /api/v1/search`: facets, orders, weaker matches, mixtures, legs, fusion and cut-off."""

from typing import Any

import pytest
from django.test import Client

from search.embedding import drain
from search.lexical import refresh_vocabulary
from tests.factories import make_product

pytestmark = pytest.mark.usefixtures("shop")


def ask(client: Client, **params: Any) -> dict[str, Any]:
    response = client.get("/api/v1/search", params)
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def skus(answer: dict[str, Any]) -> list[str]:
    return [hit["product"]["sku"] for hit in answer["results"]]


@pytest.fixture
def more(shop: None) -> None:
    """Enough for a cut-off: the best four are always shown."""
    for number in range(6):
        make_product(f"R-{number}", (220, 20, 10 * number), title="Red cup", brand="Cedar")
    make_product("FAR", "blue", title="Cup", brand="Cedar")
    refresh_vocabulary()
    drain()


class TestFacets:
    def test_are_counted_over_the_whole_ranking_when_asked_for(self, client: Client) -> None:
        found = ask(client, q="mug", facets="true", page_size=1)["facets"]
        assert found["brands"] == {
            "name": "brand",
            "title": "Brand",
            "values": [
                {"value": "Acme", "count": 2, "chosen": False},
                {"value": "Bravo", "count": 1, "chosen": False},
            ],
        }
        assert (found["in_stock"], found["price"]) == (2, {"low": 10.0, "high": 1234.5})

    def test_let_another_value_be_chosen(self, client: Client) -> None:
        answer = ask(client, q="mug", facets="true", brand="Bravo")
        counts = {one["value"]: one["count"] for one in answer["facets"]["brands"]["values"]}
        assert counts == {"Acme": 2, "Bravo": 1}
        assert answer["total"] == 1
        for brand, count in counts.items():
            assert ask(client, q="mug", brand=brand)["total"] == count

    def test_are_null_otherwise_and_kept_on_the_next_page(self, client: Client) -> None:
        assert ask(client, q="mug")["facets"] is None
        answer = ask(client, q="mug", facets="true", page_size=1)
        assert client.get(answer["next"]).json()["facets"] == answer["facets"]

    def test_never_tell_of_what_is_hidden(self, client: Client) -> None:
        assert "Secret" not in str(ask(client, q="red", facets="true", weaker="true"))

    def test_are_counted_without_a_model_too(self, client: Client) -> None:
        answer = ask(client, q="mug", legs="lexical", facets="true")
        assert {one["value"] for one in answer["facets"]["brands"]["values"]} == {"Acme", "Bravo"}


class TestAnOrder:
    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("price", ["RED", "BLUE", "GREEN"]),
            ("-price", ["GREEN", "BLUE", "RED"]),
            ("newest", ["BLUE", "GREEN", "RED"]),
        ],
    )
    def test_can_be_asked_for(self, client: Client, sort: str, expected: list[str]) -> None:
        answer = ask(client, q="mug", sort=sort, page_size=2)
        assert answer["query"]["sort"] == sort
        assert skus(answer) + skus(client.get(answer["next"]).json()) == expected

    def test_holds_on_shelves_and_likeness_too(self, client: Client) -> None:
        for path in ("categories/red-things/products", "products/GREEN/similar"):
            answer = client.get(f"/api/v1/{path}?sort=price").json()
            assert skus(answer)[0] == "RED"


@pytest.mark.usefixtures("more")
class TestTheCutOff:
    def test_ends_what_is_relevant(self, client: Client) -> None:
        answer = ask(client, q="a red thing", legs="picture")
        assert "FAR" not in skus(answer)
        assert answer["has_weaker"] is True
        assert answer["relevant"] == answer["total"] == len(skus(answer))
        assert answer["least_score"] <= answer["results"][-1]["score"]

    def test_becomes_a_divider_with_weaker_matches(self, client: Client) -> None:
        answer = ask(client, q="a red thing", legs="picture", weaker="true", page_size=4)
        weaker, seen = [], []
        while True:
            weaker += [hit["weaker"] for hit in answer["results"]]
            seen += skus(answer)
            if answer["next"] is None:
                break
            answer = client.get(answer["next"]).json()
        assert len(seen) == len(set(seen)) == answer["total"] == 10
        assert weaker == sorted(weaker)
        assert weaker.count(False) == answer["relevant"]
        assert "FAR" in seen

    def test_is_chosen(self, client: Client) -> None:
        answer = ask(client, q="a red thing", cut="off")
        assert (answer["total"], answer["least_score"], answer["has_weaker"]) == (10, None, False)
        answer = ask(client, q="a red thing", cut="fixed:0.99", legs="picture")
        assert answer["least_score"] == 0.99
        assert answer["query"]["cut"] == "fixed:0.99"
        assert all(hit["score"] >= 0.99 for hit in answer["results"])

    def test_may_differ_but_never_the_order(self, client: Client) -> None:
        whole = skus(ask(client, q="a red thing", cut="off"))
        for cut in ("gap", "relative:0.2", "relative:0.9", "deviation:1"):
            found = skus(ask(client, q="a red thing", cut=cut))
            assert found == whole[: len(found)]


class TestAMixture:
    def test_is_this_but_in_red(self, client: Client) -> None:
        make_product("PLUM", (160, 20, 160), title="Plum cup")
        drain()
        answer = ask(client, q="red", like="BLUE")
        assert "BLUE" not in skus(answer)
        assert answer["query"]["terms"] == [{"kind": "product", "value": "BLUE", "weight": 1.0}]

    def test_has_more_and_less(self, client: Client) -> None:
        assert skus(ask(client, q="red", less="blue"))[0] == "RED"
        terms = ask(client, q="red", more="bright", less="blue")["query"]["terms"]
        assert [(one["value"], one["weight"]) for one in terms] == [("bright", 0.5), ("blue", -0.5)]

    @pytest.mark.parametrize(
        ("params", "attr"),
        [
            ({"like": "NONE"}, "like"),
            ({"like": "DRAFT"}, "like"),
            ({"like": "RED:9"}, "like"),
            ({"picture": "nobody-knows"}, "picture"),
            ({"less": "red"}, "q"),
            ({"q": "red", "cut": "perhaps"}, "cut"),
            ({"q": "red", "legs": "smell"}, "legs"),
            ({"q": "red", "fusion": "magic"}, "fusion"),
            ({"q": "red", "sort": "best"}, "sort"),
            ({"q": "red", "weaker": "maybe"}, "weaker"),
            ({"q": "red", "facets": "maybe"}, "facets"),
        ],
    )
    def test_that_cannot_be_asked_names_why(
        self, client: Client, params: dict[str, str], attr: str
    ) -> None:
        response = client.get("/api/v1/search", params)
        assert response.status_code == 400
        (error,) = response.json()["errors"]
        assert error["attr"] == attr
        assert error["detail"].endswith(".")


class TestLegs:
    def test_are_told_and_kept(self, client: Client) -> None:
        answer = ask(client, q="mug", legs="words,picture", page_size=1)
        assert answer["query"]["legs"] == ["picture", "words"]
        assert client.get(answer["next"]).json()["query"]["legs"] == ["picture", "words"]

    def test_read_pictures_words_or_what_was_typed(self, client: Client) -> None:
        seen = ask(client, q="red", legs="picture")
        assert {hit["found_by"] for hit in seen["results"]} == {"picture"}
        assert {hit["text_score"] for hit in seen["results"]} == {None}
        said = ask(client, q="red", legs="words")
        assert skus(said)[0] == "RED"
        assert said["results"][0]["found_by"] == "words"
        typed = ask(client, q="tea", legs="lexical")
        assert skus(typed) == ["RED"]
        assert (typed["encoder"], typed["warnings"]) == (None, [])

    def test_are_joined_by_weights_or_by_ranks(self, client: Client) -> None:
        for fusion in ("weights", "rank"):
            answer = ask(client, q="red tea", fusion=fusion)
            assert answer["query"]["fusion"] == fusion
            assert skus(answer)[0] == "RED"


@pytest.mark.usefixtures("more")
class TestWordsAsTyped:
    def test_that_are_misspelt_are_read_as_they_were_meant(self, client: Client) -> None:
        answer = ask(client, q="gren cupp")
        assert answer["correction"] == "green cup"
        assert ask(client, q="green cup")["correction"] is None

    def test_that_are_a_reference_mean_that_product(self, client: Client) -> None:
        answer = ask(client, q="R-3")
        assert skus(answer) == ["R-3"]
        assert (answer["total"], answer["relevant"], answer["has_weaker"]) == (1, 1, True)
        assert answer["results"][0]["named"] is True
