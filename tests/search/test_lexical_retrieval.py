"""Without a model, words answer: with filters, facets, sorting, pins and hides as ever."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product, Rule, State
from search.encoders.base import EncoderError
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse
from search.notices import notices
from search.query import Filters, Query
from search.query_choices import Sort
from search.ranking import NoEncoder, Ranking, rank
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shop() -> None:
    make_product("A", "red", title="Alder mug", brand="Alder", price=Decimal(30), stock=1)
    make_product("B", "blue", title="Birch mug", brand="Birch", price=Decimal(10), stock=1)
    make_product("C", "green", title="Mug", brand="Alder", attributes={"colour": "green"})
    make_product("D", "green", title="Kettle", brand="Alder", stock=1)
    make_product("E", title="Mug without a picture")


def skus(query: Query) -> list[str]:
    return [hit.product.sku for hit in rank(query).hits]


class TestWhereThereIsNoEncoder:
    def test_words_find_what_uses_them(self) -> None:
        ranking = rank(Query(text="alder mug"))
        assert ranking.hits[0].product.sku == "A"
        assert {hit.product.sku for hit in ranking.hits} == {"A", "B", "C", "D"}
        assert (ranking.encoder, ranking.exact, ranking.total) == (None, True, 4)
        assert {hit.found_by for hit in ranking.hits} == {"words"}

    def test_the_page_is_told_so(self) -> None:
        ranking = rank(Query(text="mug"))
        assert "encoder use" in ranking.no_encoder
        (notice,) = notices(ranking)
        assert notice.code == "no_encoder"
        assert "encoder use" not in notice.message

    def test_shelves_are_not_guessed(self) -> None:
        with pytest.raises(NoEncoder):
            rank(Query(category=make_category("Mugs")))
        with pytest.raises(NoEncoder):
            rank(Query(similar_to=Product.objects.get(sku="A")))

    def test_the_cost_is_fixed(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        def ask() -> Ranking:
            caches["default"].clear()
            with django_assert_num_queries(_QUERIES):
                return rank(Query(text="mug"))

        assert ask().total == 3
        for number in range(5):
            make_product(f"N{number}", "red", title="Mug")
        assert ask().total == 8


_QUERIES = 10
"""Encoder; spelling and words; who is named; rules; pictures, groups, filters; images, and the
cards' products with theirs; all images counted."""


def test_an_encoder_that_cannot_load_is_as_good_as_none(
    encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(row: EncoderInUse) -> None:
        raise EncoderError("the weights are gone")

    monkeypatch.setattr(EncoderInUse, "load", refuse)
    ranking = rank(Query(text="alder mug"))
    assert ranking.hits[0].product.sku == "A"
    assert "the weights are gone" in ranking.no_encoder


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(brands=("Alder",)), {"A", "C"}),
        (Filters(price_max=Decimal(10)), {"B"}),
        (Filters(in_stock=True), {"A", "B"}),
        (Filters(attributes=(("colour", "green"),)), {"C"}),
        (Filters(brands=("Birch",), in_stock=True), {"B"}),
    ],
)
def test_filters_hold(filters: Filters, expected: set[str]) -> None:
    ranking = rank(Query(text="mug", filters=filters))
    assert {hit.product.sku for hit in ranking.hits} == expected
    assert ranking.total == len(expected)


def test_facets_count_what_is_there() -> None:
    found = rank(Query(text="mug", filters=Filters(brands=("Birch",)))).facets()
    assert {one.value: (one.count, one.chosen) for one in found.brands.values} == {
        "Alder": (2, False),
        "Birch": (1, True),
    }
    assert found.in_stock == 1


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.CHEAPEST, ["B", "A", "C"]),
        (Sort.DEAREST, ["A", "B", "C"]),
        (Sort.NEWEST, ["C", "B", "A"]),
    ],
)
def test_other_orders_hold(sort: Sort, expected: list[str]) -> None:
    assert skus(Query(text="mug", sort=sort)) == expected


def test_pages_follow_each_other() -> None:
    whole = skus(Query(text="mug"))
    assert [skus(Query(text="mug", page=page, page_size=1))[0] for page in (1, 2, 3)] == whole
    assert rank(Query(text="mug", page=2, page_size=2)).hits[0].rank == 3


class TestRules:
    def test_a_pin_holds_for_what_does_not_use_the_words_too(self) -> None:
        kettle = Product.objects.get(sku="D")
        Rule.objects.create(kind="pin", query="birch mugs", product=kettle, position=2)
        ranking = rank(Query(text="birch mugs"))
        assert [hit.product.sku for hit in ranking.hits][:2] == ["B", "D"]
        assert ranking.hits[1].pinned
        assert ranking.total == 4
        assert "D" not in skus(Query(text="birch mugs", rules=False))

    def test_a_pin_of_what_is_sold_out_rests(self) -> None:
        product = Product.objects.get(sku="C")
        Rule.objects.create(kind="pin", query="birch mugs", product=product, position=1)
        assert skus(Query(text="birch mugs"))[0] == "B"

    def test_a_hidden_product_is_out(self) -> None:
        product = Product.objects.get(sku="A")
        Rule.objects.create(kind="hide", query="mug", product=product)
        assert set(skus(Query(text="mug"))) == {"B", "C"}
        assert rank(Query(text="mug")).total == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.DRAFT},
        {"state": State.ARCHIVED},
        {"publish_at": timezone.now() + timedelta(days=1)},
    ],
)
def test_what_shoppers_may_not_see_never_appears(fields: dict[str, object]) -> None:
    Product.objects.filter(sku="A").update(**fields)
    ranking = rank(Query(text="alder mug"))
    assert "A" not in [hit.product.sku for hit in ranking.hits]
    assert ranking.total == 3
    assert rank(Query(text="A")).total == 0
    assert "A" in skus(Query(text="alder mug", staff=True))


def test_variants_share_a_card() -> None:
    parent = Product.objects.get(sku="A")
    make_product("A-2", "blue", title="Alder mug, large", parent=parent)
    assert rank(Query(text="alder mug")).total == 4


def test_what_has_no_picture_is_left_out() -> None:
    assert "E" not in skus(Query(text="mug"))


def test_a_reference_means_its_product_alone() -> None:
    make_product("M-1", "red", title="Large mug")
    make_product("F", "red", title="Like M-1")
    assert skus(Query(text="M-1")) == ["M-1"]
    assert skus(Query(text="M-1", weaker=True)) == ["M-1", "F"]


class TestWeakerMatches:
    """What uses the words of a reference otherwise; without a reference nothing lies behind."""

    @pytest.fixture(autouse=True)
    def _reference(self) -> None:
        make_product("M-1", "red", title="Large mug")

    def test_are_offered_where_a_reference_was_typed(self) -> None:
        make_product("F", "red", title="Like M-1")
        assert rank(Query(text="M-1")).has_weaker
        shown = rank(Query(text="M-1", weaker=True))
        assert (shown.has_weaker, shown.relevant, shown.total) == (True, 1, 2)

    def test_are_not_where_nothing_else_uses_its_words(self) -> None:
        for query in (Query(text="M-1"), Query(text="M-1", cut=CutOff(CutOffKind.GAP))):
            assert not rank(query).has_weaker
        assert not rank(Query(text="M-1", weaker=True)).has_weaker

    def test_are_not_for_other_words(self) -> None:
        for text in ("large mug", "nothing uses this"):
            assert not rank(Query(text=text, cut=CutOff(CutOffKind.GAP))).has_weaker

    def test_are_told_from_pins(self) -> None:
        kettle = Product.objects.get(sku="D")
        Rule.objects.create(kind="pin", query="m-1", product=kettle, position=2)
        assert not rank(Query(text="M-1")).has_weaker
        make_product("F", "red", title="Like M-1")
        assert skus(Query(text="M-1")) == ["M-1", "D"]
        assert rank(Query(text="M-1")).has_weaker
        assert skus(Query(text="M-1", weaker=True)) == ["M-1", "D", "F"]

    def test_are_a_link_on_the_page_that_leads_to_them(self, client: Client) -> None:
        make_product("F", "red", title="Like M-1")
        page = client.get("/search?q=M-1").content.decode()
        assert 'href="?q=M-1&amp;weaker=1#weaker">Show weaker matches' in page
        before, behind = client.get("/search?q=M-1&weaker=1").content.decode().split('id="weaker"')
        assert ("Like M-1" in before, "Like M-1" in behind) == (False, True)
        assert 'href="?q=M-1">Hide weaker matches' in behind
