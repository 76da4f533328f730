"""What the filter bar offers and what is chosen in it."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count
from django.http import QueryDict

from catalogue.models import Product

_MOST_BRANDS = 40
_REMEMBERED_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Brand:
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Values are shown as they were typed, so that a mistake can be corrected where it was made."""

    brands: list[Brand]
    priced: bool
    price_min: str
    price_max: str
    in_stock: bool

    @property
    def has_brand(self) -> bool:
        return any(brand.is_chosen for brand in self.brands)

    @property
    def has_price(self) -> bool:
        return bool(self.price_min or self.price_max)


def filter_choices(params: QueryDict) -> FilterChoices:
    """At most two queries, remembered for a minute."""
    offered: list[str] = cache.get_or_set("shop:brands", _brands, _REMEMBERED_SECONDS) or []
    priced = cache.get_or_set("shop:priced", _is_any_priced, _REMEMBERED_SECONDS)
    chosen = [name.strip()[:120] for name in params.getlist("brand") if name.strip()][:_MOST_BRANDS]
    names = dict.fromkeys([*offered, *chosen])
    return FilterChoices(
        brands=[Brand(name, name in chosen) for name in names],
        priced=bool(priced),
        price_min=params.get("price_min", "")[:20],
        price_max=params.get("price_max", "")[:20],
        in_stock=params.get("in_stock", "").strip().lower() in {"1", "true", "on", "yes"},
    )


def _brands() -> list[str]:
    """The brands with most products, by name."""
    rows = (
        Product.objects.visible()
        .exclude(brand="")
        .values("brand")
        .order_by()
        .annotate(products=Count("pk"))
        .order_by("-products", "brand")[:_MOST_BRANDS]
    )
    return sorted((row["brand"] for row in rows), key=str.casefold)


def _is_any_priced() -> bool:
    return Product.objects.visible().filter(price__isnull=False).exists()
