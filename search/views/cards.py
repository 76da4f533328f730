"""The cards of a page, before and behind the divider, and where each leads besides its product."""

from dataclasses import dataclass
from urllib.parse import quote_plus

from django.urls import reverse

from search.hits import Hit
from search.query import Query
from search.query_terms import MOST_TERMS, QueryTerm, TermKind
from search.ranking import Ranking

_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Card:
    """What an answer adds to a product, as it is written: texts here, so that a page is quick.

    standing: what rank and score mean, in words; found_by: '' where only pictures were compared;
    like_url: the same search, nearer to this product; is_lazy: its picture may come later.
    """

    hit: Hit
    rank: str
    score: str
    standing: str
    found_by: str
    is_named: bool
    like_url: str
    is_lazy: bool


@dataclass(frozen=True, slots=True)
class Cards:
    """more_url: shows weaker ones too; fewer_url: hides them; '' where there is nothing to."""

    relevant: list[Card]
    weaker: list[Card]
    more_url: str
    fewer_url: str


def cards(ranking: Ranking) -> Cards:
    query = ranking.query
    like = _like_start(query)
    made = [
        Card(
            hit=hit,
            rank=str(hit.rank),
            score=f"{hit.score:z.2f}",
            standing=_standing(hit, is_scored=ranking.encoder is not None),
            found_by=hit.found_by if hit.text_score is not None else "",
            is_named=hit.named,
            like_url=_like(like, hit),
            is_lazy=place >= _AT_ONCE,
        )
        for place, hit in enumerate(ranking.hits)
    ]
    is_last = query.page >= ranking.pages
    offers = ranking.has_weaker and not query.weaker and is_last
    return Cards(
        relevant=[card for card in made if not card.hit.weaker],
        weaker=[card for card in made if card.hit.weaker],
        more_url="?" + query.to_params(weaker="1") if offers else "",
        fewer_url="?" + query.to_params(weaker=None, page=None) if query.weaker else "",
    )


def _standing(hit: Hit, *, is_scored: bool) -> str:
    if not is_scored:
        return f"Rank {hit.rank}, found by its words."
    words = "" if hit.text_score is None else f", words {hit.text_score:z.3f}"
    parts = f"score {hit.score:z.3f}: picture {hit.image_score:z.3f}{words}"
    return f"Rank {hit.rank}, {parts}. The higher, the nearer."


def _like_start(query: Query) -> str:
    """An address that a product completes; '' where nothing more can be mixed in.

    From a category one goes on by the product alone: what that says cannot be asked as words.
    """
    asked = ""
    if query.category is None and query.similar_to is None:
        if len(query.terms) >= MOST_TERMS:
            return ""
        asked = query.to_params(q=query.text or None, page=None, weaker=None, sort=None)
    return f"{reverse('search')}?{asked}{'&' if asked else ''}like="


def _like(start: str, hit: Hit) -> str:
    if not start:
        return ""
    return start + quote_plus(QueryTerm(TermKind.PRODUCT, hit.product.sku).written)
