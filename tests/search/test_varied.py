"""“Best match, varied”: what is alike does not fill the first page."""

import pytest
from django.test import Client

from search.embedding import drain
from search.models import EncoderInUse
from search.query import Query
from search.query_choices import Leg, Sort
from search.ranking import rank
from tests.factories import make_product

pytestmark = pytest.mark.django_db
SEEN = frozenset({Leg.PICTURE})


@pytest.fixture
def shop(encoder_in_use: EncoderInUse) -> None:
    for sku in ("A", "B", "C"):
        make_product(sku, "red", title="Red thing")
    make_product("D", (200, 90, 20), title="Orange thing")
    drain()


def skus(sort: Sort, page: int = 1, page_size: int = 2) -> list[str]:
    query = Query(text="red", legs=SEEN, sort=sort, page=page, page_size=page_size)
    return [hit.product.sku for hit in rank(query).hits]


@pytest.mark.usefixtures("shop")
class TestAShopper:
    def test_finds_something_else_on_the_first_page(self) -> None:
        assert skus(Sort.RELEVANCE) == ["A", "B"]
        assert skus(Sort.VARIED) == ["A", "D"]

    def test_finds_the_others_on_the_next(self) -> None:
        assert skus(Sort.VARIED, page=2) == ["B", "C"]
        assert sorted(skus(Sort.VARIED, page_size=24)) == ["A", "B", "C", "D"]

    def test_chooses_it_on_the_page(self, client: Client) -> None:
        page = client.get("/search", {"q": "red", "sort": "varied"}).content.decode()
        assert '<option value="varied" selected>' in page


@pytest.mark.usefixtures("shop")
def test_an_integrator_asks_for_it(client: Client) -> None:
    answer = client.get("/api/v1/search", {"q": "red", "sort": "varied", "legs": "picture"}).json()
    assert answer["query"]["sort"] == "varied"
    assert [hit["product"]["sku"] for hit in answer["results"]][:2] == ["A", "D"]


def test_where_words_alone_answer_their_order_stays(db: None) -> None:
    for sku in ("A", "B"):
        make_product(sku, "red", title="Red thing")
    found = rank(Query(text="red thing", sort=Sort.VARIED))
    assert found.no_encoder
    assert [hit.product.sku for hit in found.hits] == ["A", "B"]
