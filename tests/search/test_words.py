"""Words of products join their pictures: embedded by the same queue, weighed, explained."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.models import Product
from search.embedding import drain, request_missing, request_texts
from search.models import EncoderInUse, Status, TextEmbedding
from search.query import Query
from search.query_choices import Leg
from search.ranking import rank
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder

SEEN = frozenset({Leg.PICTURE, Leg.WORDS})


@pytest.fixture(autouse=True)
def _words_count(settings: Settings) -> None:
    settings.TEXT_SHARE = 0.4


def test_a_product_is_found_by_its_words_where_its_picture_says_nothing(
    encoder_in_use: EncoderInUse,
) -> None:
    make_product("G", (90, 90, 90), title="A grey box with red ribbons")
    make_product("B", (90, 90, 90), title="A grey box")
    make_product("R", "red", title="Something red")
    drain()
    hits = rank(Query(text="red", legs=SEEN)).hits
    assert [hit.product.sku for hit in hits] == ["R", "G", "B"]
    both, words, neither = hits
    assert both.found_by == "both"
    assert words.text_score is not None
    assert neither.text_score is not None
    assert words.text_score > 0.9 > neither.text_score
    assert words.score == pytest.approx(0.6 * words.image_score + 0.4 * words.text_score, abs=1e-3)


def test_words_that_are_not_embedded_yet_do_no_harm(encoder_in_use: EncoderInUse) -> None:
    make_product("R", "red", title="Something red")
    drain()
    TextEmbedding.objects.update(vector=None, status=Status.PENDING)
    (hit,) = rank(Query(text="red", legs=SEEN)).hits
    assert hit.text_score is None
    assert hit.score == pytest.approx(hit.image_score)


def test_each_variant_counts_by_its_own_words(encoder_in_use: EncoderInUse) -> None:
    parent = make_product("P", (90, 90, 90), title="Box")
    make_product("V", (95, 90, 90), title="Box, red", parent=parent)
    drain()
    (hit,) = rank(Query(text="red")).hits
    assert hit.product.sku == "V"


def test_similar_items_look_alike_whatever_they_are_called(encoder_in_use: EncoderInUse) -> None:
    red = make_product("R", "red", title="blue")
    make_product("R2", (200, 30, 30), title="x")
    make_product("B", "blue", title="blue")
    drain()
    hits = rank(Query(similar_to=red)).hits
    assert [hit.product.sku for hit in hits] == ["R2", "B"]
    assert hits[0].text_score is None


def test_saving_a_product_has_its_words_embedded_again_only_if_they_changed(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    product = make_product("A", title="red")
    drain()
    assert colour_encoder.encoded_texts == ["red"]
    product.stock = 7
    product.save()
    assert TextEmbedding.objects.get().status == Status.PENDING
    drain()
    assert colour_encoder.encoded_texts == ["red"]
    product.title = "blue"
    product.save()
    drain()
    assert colour_encoder.encoded_texts == ["red", "blue"]
    assert TextEmbedding.objects.get().status == Status.DONE


def test_the_sweep_finds_products_made_by_bulk_statements_once(
    encoder_in_use: EncoderInUse,
) -> None:
    Product.objects.bulk_create([Product(sku="A", title="red")])
    assert request_missing() == 1
    drain()
    assert request_missing() == 0


def test_a_product_saved_while_its_words_are_encoded_waits_again(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = make_product("A", title="red")
    encode = colour_encoder.encode_texts

    def slowly(texts: list[str]) -> object:
        if product.title == "red":
            product.title = "blue"
            product.save()
        return encode(texts)

    monkeypatch.setattr(colour_encoder, "encode_texts", slowly)
    drain()
    (hit,) = TextEmbedding.objects.all()
    assert hit.status == Status.DONE
    assert hit.vector.index(max(hit.vector)) == 2


def test_texts_are_asked_for_in_one_statement_however_many(
    encoder_in_use: EncoderInUse, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [
        product.pk
        for product in Product.objects.bulk_create(
            Product(sku=f"A{n}", title="x") for n in range(500)
        )
    ]
    with django_assert_num_queries(1):
        assert request_texts(ids) == 500
