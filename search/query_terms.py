"""The terms of a mixed query: words, products and pictures, each with a weight and a sign."""

from dataclasses import dataclass
from enum import StrEnum

MOST_TERMS = 8
LARGEST_WEIGHT = 3.0


class TermKind(StrEnum):
    TEXT = "text"
    PRODUCT = "product"
    PICTURE = "picture"


class Sort(StrEnum):
    RELEVANCE = "relevance"
    CHEAPEST = "price"
    DEAREST = "-price"
    NEWEST = "newest"


class Leg(StrEnum):
    """What a text search reads: pictures, the meaning of products' words, the words as typed."""

    PICTURE = "picture"
    WORDS = "words"
    LEXICAL = "lexical"


class Fusion(StrEnum):
    """How the lexical leg joins the others: its score is added, or ranks are (reciprocally)."""

    WEIGHTS = "weights"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """value: words, a SKU, or the ticket of a picture; weight: negative moves away from it."""

    kind: TermKind
    value: str
    weight: float = 1.0


def parse_weighted(raw: str) -> tuple[str, float]:
    """“SKU:0.5” is the value and its weight; without a weight it is 1. Raises ValueError."""
    value, colon, weight = raw.rpartition(":")
    if not colon:
        return raw.strip(), 1.0
    try:
        number = float(weight)
    except ValueError:
        return raw.strip(), 1.0  # the colon belongs to the value
    if not 0 < abs(number) <= LARGEST_WEIGHT:
        raise ValueError(f"a weight lies between −{LARGEST_WEIGHT:g} and {LARGEST_WEIGHT:g}")
    return value.strip(), number


def write_weighted(term: QueryTerm) -> str:
    """What `parse_weighted` reads back."""
    needs = term.weight != 1.0 or ":" in term.value
    return f"{term.value}:{term.weight:g}" if needs else term.value
