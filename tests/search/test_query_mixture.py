"""Mixed queries: this, but in red; more of that, less of the other; pictures with words."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product, State
from search.embedding import drain
from search.explanation import explain
from search.models import EncoderInUse, QueryVector
from search.parameters import QueryError
from search.query import Query
from search.query_mixture import PICTURE_GONE, mixture
from search.query_terms import QueryTerm, TermKind
from search.ranking import NoEncoder, rank
from search.vectors import unit
from tests.factories import make_product

TICKET = "a" * 32


@pytest.fixture(autouse=True)
def _shop(encoder_in_use: EncoderInUse) -> None:
    make_product("RED", "red", title="One")
    make_product("GREEN", "green", title="Two")
    make_product("BLUE", "blue", title="Three")
    make_product("TEAL", (20, 160, 160), title="Four")
    make_product("PLUM", (160, 20, 160), title="Five")
    make_product("HIDDEN", "red", title="Six", state=State.DRAFT)
    drain()
    vector = unit(np.asarray([0.05, 0.05, 1.0], dtype=np.float32))
    QueryVector.objects.create(
        encoder=encoder_in_use, text_digest=TICKET, vector=vector.tolist(), coverage=None
    )


def like(sku: str, weight: float = 1.0) -> QueryTerm:
    return QueryTerm(TermKind.PRODUCT, sku, weight)


def words(text: str, weight: float) -> QueryTerm:
    return QueryTerm(TermKind.TEXT, text, weight)


def picture(ticket: str = TICKET, weight: float = 1.0) -> QueryTerm:
    return QueryTerm(TermKind.PICTURE, ticket, weight)


def skus(*terms: QueryTerm, text: str = "") -> list[str]:
    return [hit.product.sku for hit in rank(Query(text=text, terms=terms, weaker=True)).hits]


def scores(*terms: QueryTerm, text: str = "") -> dict[str, float]:
    hits = rank(Query(text=text, terms=terms, weaker=True)).hits
    return {hit.product.sku: hit.score for hit in hits}


class TestThisButInAnotherColour:
    def test_finds_what_is_between_the_two(self) -> None:
        assert skus(like("BLUE"), text="red")[0] == "PLUM"
        assert skus(like("BLUE"), text="green")[0] == "TEAL"

    def test_leaves_out_what_was_asked_with(self) -> None:
        parent = Product.objects.get(sku="BLUE")
        make_product("BLUE-2", "blue", parent=parent)
        drain()
        found = skus(like("BLUE"), text="red")
        assert "BLUE" not in found
        assert "BLUE-2" in found  # “this, but in red” may be a variant of it
        assert not {"BLUE", "BLUE-2"} & set(skus(like("BLUE-2")))
        ranking = rank(Query(terms=(like("BLUE"),), weaker=True))
        assert ranking.total == 4
        assert len(ranking.facets().brands.values) == 0

    def test_leans_to_what_weighs_more(self) -> None:
        light, heavy = scores(like("BLUE", 0.2), text="red"), scores(like("BLUE", 3), text="red")
        assert light["RED"] > light["TEAL"]
        assert heavy["TEAL"] > heavy["RED"]

    def test_asks_once_for_all_that_is_asked_with(self) -> None:
        with CaptureQueriesContext(connection) as asked:
            rank(Query(text="red", terms=(like("BLUE"), like("TEAL", -0.5))))
        said = [one["sql"] for one in asked.captured_queries if "BLUE" in one["sql"]]
        assert len(said) == 1
        assert "TEAL" in said[0]


class TestMoreAndLess:
    def test_move_the_order_their_way(self) -> None:
        plain = scores(like("GREEN"))
        more = scores(like("GREEN"), words("blue", 0.5))
        less = scores(like("GREEN"), words("blue", -0.5))

        def lead(found: dict[str, float]) -> float:
            return found["BLUE"] - found["RED"]

        assert lead(more) > lead(plain) > lead(less)

    def test_work_on_words_too(self) -> None:
        assert skus(text="red")[0] == "RED"
        assert skus(words("blue", 0.5), text="red")[0] == "PLUM"
        assert skus(words("blue", -0.5), text="red")[-1] == "BLUE"


class TestAPicture:
    def test_alone_finds_what_looks_like_it(self) -> None:
        assert skus(picture())[0] == "BLUE"
        assert rank(Query(terms=(picture(),))).text_share == 0.0

    def test_with_words_is_mixed(self) -> None:
        assert skus(picture(), text="red")[0] == "PLUM"
        assert rank(Query(text="red", terms=(picture(),))).text_share > 0

    def test_is_stored_as_a_vector_alone(self) -> None:
        fields = {field.name for field in QueryVector._meta.get_fields()}
        assert not {"image", "file", "picture"} & fields


class TestWhatCannotBeAsked:
    @pytest.mark.parametrize("sku", ["NONE", "HIDDEN", "red"])
    def test_a_product_that_shoppers_do_not_know(self, sku: str) -> None:
        with pytest.raises(QueryError, match="There is no product") as caught:
            rank(Query(text="blue", terms=(like(sku),)))
        assert caught.value.field == "like"

    def test_a_product_whose_pictures_are_not_ready(self) -> None:
        make_product("NEW", "red")
        with pytest.raises(QueryError, match="not ready yet"):
            rank(Query(terms=(like("NEW"),)))

    def test_a_picture_that_is_forgotten(self) -> None:
        with pytest.raises(QueryError) as caught:
            rank(Query(terms=(picture("b" * 32),)))
        assert (caught.value.field, caught.value.message) == ("picture", PICTURE_GONE)

    @pytest.mark.parametrize(
        "terms", [(words("red", -0.5),), (like("RED", -1), picture(TICKET, -1))]
    )
    def test_only_what_to_avoid(self, terms: tuple[QueryTerm, ...]) -> None:
        with pytest.raises(QueryError, match="Say what to look for") as caught:
            rank(Query(terms=terms))
        assert caught.value.field == "q"

    def test_things_that_cancel_out(self) -> None:
        with pytest.raises(QueryError) as caught:
            rank(Query(text="red", terms=(words("red", -1.0),)))
        assert caught.value.message.endswith(".")

    def test_without_an_encoder(self) -> None:
        EncoderInUse.objects.all().delete()
        with pytest.raises(NoEncoder):
            rank(Query(text="red", terms=(words("blue", 0.5),)))


def test_weights_are_relative_and_the_words_are_taken_once(encoder_in_use: EncoderInUse) -> None:
    one = mixture(Query(terms=(words("red", 1.0), words("blue", 0.5))), encoder_in_use)
    two = mixture(Query(terms=(words("red", 2.0), words("blue", 1.0))), encoder_in_use)
    assert np.allclose(one.vectors, two.vectors, atol=1e-6)


def test_each_thing_that_is_mixed_has_its_part_in_the_score() -> None:
    query = Query(text="red", terms=(like("BLUE"), words("green", -0.5)), weaker=True)
    found = explain(query, Product.objects.get(sku="PLUM"))
    said = {line.text: line.amount for line in found.lines}
    assert set(said) == {"red", "like BLUE", "green"}
    assert said["green"] < 0
    assert sum(said.values()) == pytest.approx(found.score, abs=1e-3)
