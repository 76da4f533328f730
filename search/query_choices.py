"""What a search can be asked besides its words: the order, its legs, and how they are joined."""

from enum import StrEnum


class Sort(StrEnum):
    """VARIED: by relevance, with the best moved so that neighbours differ."""

    RELEVANCE = "relevance"
    CHEAPEST = "price"
    DEAREST = "-price"
    NEWEST = "newest"
    VARIED = "varied"

    @property
    def by_relevance(self) -> bool:
        """Whether scores shape the order, and so pins, boosts and names do."""
        return self in {Sort.RELEVANCE, Sort.VARIED}


class Leg(StrEnum):
    """What a search by text reads: pictures, the meaning of products' words, the words as typed."""

    PICTURE = "picture"
    WORDS = "words"
    LEXICAL = "lexical"


class Fusion(StrEnum):
    """How the lexical leg joins the others: its score is added, or ranks are (reciprocally)."""

    WEIGHTS = "weights"
    RANK = "rank"
