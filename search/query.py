"""What was asked: one `Query` for pages, API, commands and categories."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from catalogue.models import Category, Product
from search.choice_parameters import read_cut, read_fusion, read_legs, read_sort, write_cut
from search.filters import Filters
from search.methods.cut_off import CutOff
from search.parameters import (
    MAX_QUERY_CHARACTERS,
    QueryError,
    read_attributes,
    read_choices,
    read_flag,
    read_price,
    read_text,
    read_whole,
)
from search.query_choices import Fusion, Leg, Sort
from search.query_terms import QueryTerm, TermKind, term_params
from search.term_parameters import read_terms

__all__ = ["MAX_PAGE", "MAX_QUERY_CHARACTERS", "Filters", "Query", "QueryError"]

MAX_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Query:
    """text, category, similar_to or terms say what is looked for; `threshold` is the least score.

    `staff` looks at drafts and archived products too. `draft` takes the category as it is being
    edited, not as it is published. `rules` False: without pins, hides, boosts and buries.

    `terms` are mixed with the text. `weaker` shows what lies beyond the cut-off too; `cut` None:
    the shop's own rule; `legs` and `fusion` are about searches by text. `addressed`: the text
    stands in the address itself.
    """

    text: str = ""
    category: Category | None = None
    similar_to: Product | None = None
    filters: Filters = field(default_factory=Filters)
    page: int = 1
    page_size: int = 24
    threshold: float | None = None
    staff: bool = False
    draft: bool = False
    rules: bool = True
    terms: tuple[QueryTerm, ...] = ()
    sort: Sort = Sort.RELEVANCE
    weaker: bool = False
    cut: CutOff | None = None
    legs: frozenset[Leg] = frozenset(Leg)
    fusion: Fusion = Fusion.WEIGHTS
    addressed: bool = False

    @classmethod
    def from_params(cls, params: QueryDict, **fixed: Any) -> Self:
        """Parse request parameters; `fixed` values win. Raises QueryError."""
        price_min = read_price(params, "price_min")
        price_max = read_price(params, "price_max")
        if price_min is not None and price_max is not None and price_min > price_max:
            raise QueryError("price_min", "The lowest price is above the highest one.")
        filters = Filters(
            brands=read_choices(params, "brand"),
            price_min=price_min,
            price_max=price_max,
            in_stock=read_flag(params, "in_stock"),
            attributes=read_attributes(params),
        )
        parsed = {
            "text": read_text(params),
            "terms": read_terms(params),
            "sort": read_sort(params),
            "weaker": read_flag(params, "weaker"),
            "cut": read_cut(params),
            "legs": read_legs(params),
            "fusion": read_fusion(params),
            "filters": filters,
            "page": read_whole(params, "page", 1, MAX_PAGE),
            "page_size": read_whole(
                params, "page_size", settings.SEARCH_PAGE_SIZE, settings.SEARCH_MAX_PAGE_SIZE
            ),
        }
        return cls(**{**parsed, **fixed})

    @property
    def is_plain(self) -> bool:
        """Words and nothing else: what a search by exact words can answer too."""
        is_other = self.category or self.similar_to or self.terms
        return bool(self.text) and not is_other

    @property
    def wants_words_alone(self) -> bool:
        """Whether nothing but the words as typed is to be looked for: no encoder is asked."""
        return self.is_plain and self.legs == {Leg.LEXICAL}

    @property
    def says_words(self) -> bool:
        return bool(self.text) or any(term.kind == TermKind.TEXT for term in self.terms)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def to_params(self, **changes: Any) -> str:
        """The parameters of an address that asks the same; a change to None leaves one out."""
        filters = self.filters
        params: dict[str, Any] = {
            "q": None if self.addressed else self.text or None,
            **term_params(self.terms),
            "brand": list(filters.brands) or None,
            "price_min": filters.price_min,
            "price_max": filters.price_max,
            "in_stock": "1" if filters.in_stock else None,
            **_attribute_params(filters),
            "sort": None if self.sort == Sort.RELEVANCE else self.sort.value,
            "weaker": "1" if self.weaker else None,
            "cut": write_cut(self.cut),
            "legs": None if self.legs == frozenset(Leg) else ",".join(sorted(self.legs)),
            "fusion": None if self.fusion == Fusion.WEIGHTS else self.fusion.value,
            "page": self.page if self.page > 1 else None,
            "page_size": None if self.page_size == settings.SEARCH_PAGE_SIZE else self.page_size,
            "rules": None if self.rules else "off",
        }
        merged: Mapping[str, Any] = {**params, **changes}
        return urlencode({k: v for k, v in merged.items() if v is not None}, doseq=True)


def _attribute_params(filters: Filters) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for name, value in filters.attributes:
        params.setdefault(f"attr.{name}", []).append(value)
    return params
