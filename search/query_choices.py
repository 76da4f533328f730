"""What a search can be asked besides its words: the order, and how its legs are joined."""

from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    CHEAPEST = "price"
    DEAREST = "-price"
    NEWEST = "newest"


class Fusion(StrEnum):
    """How the lexical leg joins the others: its score is added, or ranks are (reciprocally)."""

    WEIGHTS = "weights"
    RANK = "rank"
