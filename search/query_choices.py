"""What a search can be asked besides its words: the order, its legs, and how they are joined."""

from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    CHEAPEST = "price"
    DEAREST = "-price"
    NEWEST = "newest"


class Leg(StrEnum):
    """What a search by text reads: pictures, the meaning of products' words, the words as typed."""

    PICTURE = "picture"
    WORDS = "words"
    LEXICAL = "lexical"


class Fusion(StrEnum):
    """How the lexical leg joins the others: its score is added, or ranks are (reciprocally)."""

    WEIGHTS = "weights"
    RANK = "rank"
