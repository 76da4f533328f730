"""Exact words: what names a product, what is forgiven, and what stays out."""

import pytest
from django.test import Client
from pytest_django import Settings

from catalogue.models import Product, State
from search.embedding import drain
from search.lexical import refresh_vocabulary
from search.lexical_leg import lexical_leg
from search.methods.cut_off import CutOff, CutOffKind
from search.models import EncoderInUse
from search.query import Filters, Query
from search.query_choices import Fusion, Leg, Sort
from search.query_terms import QueryTerm, TermKind
from search.ranking import Hit, Ranking, rank
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder

NOT_TYPED = frozenset({Leg.PICTURE, Leg.WORDS})


@pytest.fixture(autouse=True)
def _shop(encoder_in_use: EncoderInUse) -> None:
    make_product("BP-101", "red", title="Alder backpack", brand="Alder")
    make_product("KETTLE", "green", title="Brass kettle", brand="Birch")
    make_product("MUG", "blue", title="Alder", brand="Cedar", description="For a kettle, BP-101.")
    make_product("LAMP", (180, 20, 180), title="Kettle", brand="Birch")
    make_product("SECRET-7", "red", title="Secret mug", state=State.DRAFT)
    refresh_vocabulary()
    drain()


def skus(ranking: Ranking) -> list[str]:
    return [hit.product.sku for hit in ranking.hits]


class TestAReference:
    @pytest.mark.parametrize("typed", ["BP-101", "bp-101", "  bp-101 "])
    @pytest.mark.parametrize("fusion", list(Fusion))
    def test_with_a_digit_in_it_means_that_product_and_nothing_else(
        self, typed: str, fusion: Fusion
    ) -> None:
        ranking = rank(Query(text=" ".join(typed.split()), fusion=fusion))
        assert skus(ranking) == ["BP-101"]
        assert (ranking.total, ranking.relevant, ranking.only_named) == (1, 1, True)
        assert ranking.hits[0].named

    def test_leaves_the_others_to_those_who_ask_for_weaker_matches(self) -> None:
        ranking = rank(Query(text="BP-101", weaker=True))
        assert skus(ranking)[0] == "BP-101"
        assert (ranking.total, ranking.relevant) == (4, 1)
        assert [hit.weaker for hit in ranking.hits] == [False, True, True, True]

    def test_that_is_a_mere_word_comes_first_and_others_follow(self) -> None:
        ranking = rank(Query(text="kettle"))
        assert skus(ranking)[0] == "KETTLE"
        assert "LAMP" in skus(ranking)[1:]
        assert not ranking.only_named

    def test_of_a_hidden_product_names_nothing(self) -> None:
        assert rank(Query(text="SECRET-7")).only_named is False
        assert "SECRET-7" not in skus(rank(Query(text="SECRET-7", weaker=True)))
        assert lexical_leg(Query(text="SECRET-7")).named == {}
        staff = rank(Query(text="SECRET-7", staff=True))
        assert skus(staff) == ["SECRET-7"]

    def test_of_a_variant_shows_the_card_of_its_product(self) -> None:
        parent = Product.objects.get(sku="KETTLE")
        make_product("KETTLE-2", "green", title="Brass kettle, large", parent=parent)
        drain()
        ranking = rank(Query(text="KETTLE-2"))
        assert ranking.total == 1
        assert ranking.hits[0].product.group_id == parent.pk

    def test_that_the_filters_leave_out_is_not_shown_all_the_same(self) -> None:
        assert skus(rank(Query(text="BP-101", filters=Filters(brands=("Birch",))))) == []


class TestATitleOrABrand:
    def test_that_is_just_what_was_typed_comes_first(self) -> None:
        ranking = rank(Query(text="Alder"))  # MUG's title, BP-101's brand
        assert skus(ranking)[:2] == ["MUG", "BP-101"]
        assert [hit.named for hit in ranking.hits[:2]] == [True, True]
        assert lexical_leg(Query(text="alder")).only is False

    def test_stands_aside_where_another_order_is_asked_for(self) -> None:
        ranking = rank(Query(text="Alder", sort=Sort.NEWEST, cut=CutOff(CutOffKind.OFF)))
        assert skus(ranking) == ["LAMP", "MUG", "KETTLE", "BP-101"]


class TestAMisspelling:
    def test_is_read_as_the_word_it_is_near_to(self) -> None:
        ranking = rank(Query(text="brass ketle", legs=frozenset({Leg.LEXICAL})))
        assert skus(ranking)[0] == "KETTLE"
        assert ranking.correction is not None
        assert ranking.correction.changed == {"ketle": "kettle"}

    def test_is_corrected_for_the_words_as_typed_alone(self, colour_encoder: ColourEncoder) -> None:
        colour_encoder.encoded_texts.clear()
        rank(Query(text="ketle"))
        assert colour_encoder.encoded_texts == ["ketle", "a photo of ketle"]

    def test_is_told_only_where_there_was_one(self) -> None:
        assert rank(Query(text="kettle")).correction is None


class TestTheLegSwitchedOff:
    def test_names_adds_and_corrects_nothing(self) -> None:
        ranking = rank(Query(text="BP-101", legs=NOT_TYPED))
        assert not ranking.only_named
        assert not any(hit.named for hit in ranking.hits)
        assert rank(Query(text="ketle", legs=NOT_TYPED)).correction is None
        assert lexical_leg(Query(text="kettle", legs=NOT_TYPED)).scores == {}

    def test_is_left_out_of_what_is_more_than_words(self) -> None:
        like = (QueryTerm(TermKind.PRODUCT, "MUG"),)
        assert lexical_leg(Query(text="kettle", terms=like)).scores == {}


def test_an_addition_grows_with_the_share_of_the_words(settings: Settings) -> None:
    settings.LEXICAL_WEIGHT = 2.0
    added = lexical_leg(Query(text="brass kettle")).additions(scale=0.01)
    names = dict(Product.objects.values_list("sku", "pk"))
    assert added[names["KETTLE"]] == pytest.approx(0.02)  # both words, as prominent as any
    assert 0 < added[names["LAMP"]] < 0.02
    assert names["BP-101"] not in added


class TestRanksJoined:
    def test_what_either_leg_finds_is_there_and_what_both_find_is_first(self) -> None:
        make_product("RUG", "red", title="Kettle rug")
        drain()
        ranking = rank(Query(text="red kettle rug", fusion=Fusion.RANK))
        assert skus(ranking)[0] == "RUG"
        assert {"KETTLE", "MUG", "LAMP"} <= set(skus(ranking))

    def test_scores_are_those_without_the_words_as_typed(self) -> None:
        joined = {hit.product.sku: hit.score for hit in _all(Fusion.RANK)}
        alone = {hit.product.sku: hit.score for hit in _all(Fusion.WEIGHTS, NOT_TYPED)}
        assert joined == pytest.approx(alone)


def _all(fusion: Fusion, legs: frozenset[Leg] = frozenset(Leg)) -> list[Hit]:
    return rank(Query(text="brass kettle red", fusion=fusion, legs=legs, weaker=True)).hits


class TestOneLegAlone:
    def test_pictures_say_nothing_of_words(self) -> None:
        (first, *_) = rank(Query(text="red", legs=frozenset({Leg.PICTURE}))).hits
        assert (first.product.sku, first.found_by) == ("BP-101", "picture")

    def test_words_say_nothing_of_pictures(self) -> None:
        make_product("TEXT", "blue", title="A green thing")
        drain()
        ranking = rank(Query(text="green", legs=frozenset({Leg.WORDS})))
        assert ranking.text_share == 1.0
        assert (ranking.hits[0].product.sku, ranking.hits[0].found_by) == ("TEXT", "words")

    def test_the_words_as_typed_ask_no_encoder(self, colour_encoder: ColourEncoder) -> None:
        colour_encoder.encoded_texts.clear()
        ranking = rank(Query(text="kettle", legs=frozenset({Leg.LEXICAL})))
        assert (ranking.encoder, ranking.no_encoder) == (None, "")
        assert skus(ranking)[0] == "KETTLE"
        assert colour_encoder.encoded_texts == []


def test_pages_of_a_search_by_reference_are_found_by_the_shop(client: Client) -> None:
    answer = client.get("/api/v1/search", {"q": "BP-101"}).json()
    assert [hit["product"]["sku"] for hit in answer["results"]] == ["BP-101"]
    assert answer["results"][0]["named"] is True
    assert answer["least_score"] is None


def test_the_variant_whose_reference_was_typed_is_the_one_that_is_shown(
    encoder_in_use: EncoderInUse,
) -> None:
    parent = make_product("BP-1", "blue", title="Backpack, red as its variant")
    make_product("BP-1-R", "red", title="Backpack", parent=parent)
    drain()
    assert [hit.product.sku for hit in rank(Query(text="bp-1")).hits] == ["BP-1"]
    assert [hit.product.sku for hit in rank(Query(text="BP-1-R")).hits] == ["BP-1-R"]
