"""The terms of a mixed query: words, products and pictures, each with a weight and a sign."""

from dataclasses import dataclass
from enum import StrEnum

MOST_TERMS = 8
LARGEST_WEIGHT = 3.0
BESIDE = 0.5
"""The weight of “more of” and “less of” words, beside the 1 of what is looked for."""


class TermKind(StrEnum):
    TEXT = "text"
    PRODUCT = "product"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """value: words, a SKU, or the ticket of a picture; weight: negative moves away from it."""

    kind: TermKind
    value: str
    weight: float = 1.0

    @property
    def written(self) -> str:
        """What `parse_weighted` reads back."""
        needs = self.weight != 1.0 or ":" in self.value
        return f"{self.value}:{self.weight:g}" if needs else self.value


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


def term_params(terms: tuple[QueryTerm, ...]) -> dict[str, list[str]]:
    """The parameters of an address that asks for these."""
    params: dict[str, list[str]] = {}
    for term in terms:
        if term.kind == TermKind.TEXT:
            params.setdefault("more" if term.weight > 0 else "less", []).append(term.value)
        else:
            name = "like" if term.kind == TermKind.PRODUCT else "picture"
            params.setdefault(name, []).append(term.written)
    return params
