"""Where a product stands in an answer that is read whole."""

from dataclasses import dataclass

from search.retrieval import Placed, Retrieval


@dataclass(frozen=True, slots=True)
class Standing:
    """rank: from 1 on the page's list of `total`; None: it is not on it. placed: also where it
    scores too little; None: it may not be found at all. scores: of all others."""

    placed: Placed | None
    rank: int | None
    total: int
    scores: list[float]

    def score_rank(self, value: float) -> int:
        """Its place if only scores counted, from 1, also where it is ruled out."""
        return 1 + sum(score > value for score in self.scores)

    @property
    def products(self) -> int:
        """How many may be found."""
        return len(self.scores) + (self.placed is not None)


def standing(retrieval: Retrieval, group: int) -> Standing:
    """Of a product that variants share, by its id. One exact scan, however long the list is."""
    shelf = retrieval.shelf()
    ranks = {one.found.group_id: rank for rank, one in enumerate(shelf.inside, 1)}
    everything = [*shelf.inside, *shelf.outside]
    return Standing(
        placed=next((one for one in everything if one.found.group_id == group), None),
        rank=ranks.get(group),
        total=len(shelf.inside),
        scores=[one.found.score for one in everything if one.found.group_id != group],
    )
