"""The cards of a page, before and behind the divider, and where each leads besides its product."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from search.hits import Hit
from search.query import Query
from search.query_terms import MOST_TERMS, QueryTerm, TermKind
from search.ranking import Ranking

_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Card:
    """like_url: the same search, nearer to this product; is_lazy: its picture may come later."""

    hit: Hit
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
    base = like_base(query)
    made = [
        Card(hit, liking(base, hit.product.sku), place >= _AT_ONCE)
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


def like_base(query: Query) -> str | None:
    """The start of an address that a product completes; None: nothing more can be mixed in.

    From a category one goes on by the product alone: what that says cannot be asked as words.
    """
    if query.category is not None or query.similar_to is not None:
        return ""
    if len(query.terms) >= MOST_TERMS:
        return None
    return query.to_params(q=query.text or None, page=None, weaker=None, sort=None)


def liking(base: str | None, sku: str) -> str:
    if base is None:
        return ""
    like = urlencode({"like": QueryTerm(TermKind.PRODUCT, sku).written})
    return f"{reverse('search')}?{base}&{like}" if base else f"{reverse('search')}?{like}"
