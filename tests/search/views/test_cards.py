"""What a card says about the place of a product in an answer."""

from dataclasses import replace

import pytest
from django.test import Client

from catalogue.models import Product, ProductImage
from search.hits import Hit
from search.models import EncoderInUse
from search.query import Query
from search.ranking import Ranking
from search.views.cards import Card, cards

HIT = Hit(
    rank=3,
    score=0.3125,
    product=Product(sku="a b", title="Mug"),
    image=ProductImage(),
    image_score=0.25,
    text_score=None,
    found_by="picture",
)


def card_of(hit: Hit, encoder: EncoderInUse | None) -> Card:
    ranking = Ranking(
        query=Query(text="mug"),
        hits=[hit],
        total=1,
        exact=True,
        encoder=encoder,
        coverage=None,
        waiting=0,
        images=1,
        threshold=None,
    )
    return cards(ranking).relevant[0]


class TestAShopperReads:
    def test_the_score_of_the_picture(self) -> None:
        card = card_of(HIT, EncoderInUse())
        assert (card.rank, card.score, card.found_by) == ("3", "0.31", "")
        told = "Rank 3, score 0.312: picture 0.250. The higher, the nearer."
        assert card.standing == told

    def test_which_of_picture_and_words_it_was_found_by(self) -> None:
        card = card_of(replace(HIT, text_score=0.5, found_by="words"), EncoderInUse())
        assert card.standing.endswith("picture 0.250, words 0.500. The higher, the nearer.")
        assert card.found_by == "words"

    def test_no_score_of_a_picture_that_nobody_compared(self) -> None:
        assert card_of(HIT, None).standing == "Rank 3, found by its words."

    def test_no_minus_before_a_zero(self) -> None:
        assert card_of(replace(HIT, score=-0.001), EncoderInUse()).score == "0.00"


@pytest.mark.usefixtures("shop")
def test_a_sku_with_spaces_and_a_title_with_tags_do_no_harm(client: Client) -> None:
    Product.objects.filter(sku="RED").update(sku="a b&c", title='A <b>"bold"</b> mug')
    page = client.get("/search", {"q": "red"}).content.decode()
    assert "like=a+b%26c" in page
    assert 'alt="A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; mug"' in page
    assert "<b>" not in page
