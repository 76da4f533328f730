"""What a result set can be narrowed by, with counts, and what is chosen of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2s

from django.http import QueryDict

from catalogue.attribute_words import name_words
from search.facets import Facet, Facets, FacetValue, PriceRange

_SHOWN = 6
_MOST = 40
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Choice:
    """count: as it is written, '' where nobody counted; `key` is the same as long as the value."""

    value: str
    label: str
    count: str
    is_chosen: bool
    key: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """name: of the parameter; `choices` are shown at once, `more` when asked for."""

    name: str
    title: str
    key: str
    choices: list[Choice]
    more: list[Choice]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Prices are shown as they were typed, so that a mistake can be corrected where it was made."""

    groups: list[ChoiceGroup]
    in_stock: bool
    in_stock_count: int | None
    price_min: str
    price_max: str
    price: PriceRange
    chosen: int

    @property
    def has_price(self) -> bool:
        """Whether narrowing by price can change anything, or is to be taken back."""
        return self.price.low != self.price.high or bool(self.price_min or self.price_max)

    @property
    def is_useful(self) -> bool:
        return bool(self.groups or self.in_stock_count or self.chosen) or self.has_price


def filter_choices(params: QueryDict, facets: Facets | None) -> FilterChoices:
    """facets None: there is no result set, so only what is chosen is offered, to be taken back."""
    found = [facets.brands, *facets.attributes] if facets else _chosen_only(params)
    groups = [_group(facet) for facet in found if facet.is_chosen or len(facet.values) > 1]
    in_stock = params.get("in_stock", "").strip().lower() in {"1", "true", "on", "yes"}
    lowest, highest = (params.get(f"price_{end}", "").strip()[:20] for end in ("min", "max"))
    values = sum(value.chosen for facet in found for value in facet.values)
    return FilterChoices(
        groups=groups,
        in_stock=in_stock,
        in_stock_count=facets.in_stock if facets else None,
        price_min=lowest,
        price_max=highest,
        price=facets.price if facets else PriceRange(None, None),
        chosen=values + in_stock + bool(lowest or highest),
    )


def _chosen_only(params: QueryDict) -> list[Facet]:
    names = [name for name in params if name == "brand" or name.startswith("attr.")]
    return [
        Facet(name, name_words(name.removeprefix("attr.")), _values(params.getlist(name)))
        for name in names[:_MOST]
    ]


def _values(typed: Iterable[str]) -> list[FacetValue]:
    values = dict.fromkeys(value.strip()[:_LONGEST] for value in typed if value.strip())
    return [FacetValue(value, value, -1, chosen=True) for value in list(values)[:_MOST]]


def _group(facet: Facet) -> ChoiceGroup:
    choices = [
        Choice(
            value=value.value,
            label=value.label,
            count=f"{value.count:,}" if value.count >= 0 else "",
            is_chosen=value.chosen,
            key=_key(facet.name, value.value),
        )
        for value in facet.values
    ]
    shown = [one for place, one in enumerate(choices) if place < _SHOWN or one.is_chosen]
    more = [one for one in choices if one not in shown]
    return ChoiceGroup(facet.name, facet.label, _key(facet.name), shown, more)


def _key(*parts: str) -> str:
    return blake2s("\0".join(parts).encode(), digest_size=6).hexdigest()
