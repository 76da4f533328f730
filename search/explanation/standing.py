"""Where a product stands in an answer: on the very pages that shoppers see, and by score alone."""

from dataclasses import dataclass, replace

from search.lexical_retrieval import LexicalRetrieval
from search.listing import Listing, listing
from search.result_set import ResultSet, result_set
from search.retrieval import Placed, Retrieval

_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Standing:
    """rank: from 1 on the pages' list of `total`; None: it is not on it.

    placed: its card, also where it scores too little; None: it may not be found at all. scores: of
    all others; least: where relevance ends; exact False: the list ends before what may be found.
    """

    placed: Placed | None
    rank: int | None
    total: int
    scores: list[float]
    least: float | None = None
    exact: bool = True

    def score_rank(self, value: float) -> int:
        """Its place if only scores counted, from 1, also where it is ruled out."""
        return 1 + sum(score > value for score in self.scores)

    @property
    def products(self) -> int:
        """How many may be found."""
        return len(self.scores) + (self.placed is not None)

    @property
    def card(self) -> Placed | None:
        """As it is listed; None: it is not."""
        return None if self.rank is None else self.placed


def whole(asked: Retrieval | LexicalRetrieval, found: ResultSet) -> Listing:
    """All pages as one."""
    query = replace(asked.query, page=1, page_size=_ALL)
    return listing(replace(asked, query=query), found)


def standing(retrieval: Retrieval, group: int) -> Standing:
    """Of a product that variants share, by its id. The pages' own result set tells the rank, one
    exact scan what lies beyond it."""
    found = result_set(retrieval)
    page = whole(retrieval, found)
    rank, card = placing(page, group)
    shelf = retrieval.shelf()
    everything = [*shelf.inside, *shelf.outside]
    if card is None:
        apart = (one for one in everything if one.found.group_id == group)
        card = next((replace(one, pinned=False) for one in apart), None)
    return Standing(
        placed=card,
        rank=rank,
        total=page.total,
        scores=[one.found.score for one in everything if one.found.group_id != group],
        least=None if retrieval.only_named else found.least,
        exact=page.exact and not page.capped,
    )


def near_misses(retrieval: Retrieval, most: int) -> list[Placed]:
    """The best by score of what the pages do not list, or list behind the divider."""
    page = whole(retrieval, result_set(retrieval))
    listed = {card.found.group_id for card in page.placed if not card.weaker}
    shelf = retrieval.shelf()
    missing = [one for one in (*shelf.inside, *shelf.outside) if one.found.group_id not in listed]
    return sorted(missing, key=lambda one: -one.found.score)[:most]


def placing(page: Listing, group: int) -> tuple[int | None, Placed | None]:
    """The rank of a group and its card; None where it is not listed."""
    for rank, card in enumerate(page.placed, 1):
        if card.found.group_id == group:
            return rank, card
    return None, None
