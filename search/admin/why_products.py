"""Finding the product that is asked about: by SKU, or by what is remembered of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from catalogue.models import Product, State

_OFFERED = 8
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """typed: as it came; product: whose SKU it is; offered: near ones where it is nobody's."""

    typed: str
    product: Product | None
    offered: list[dict[str, Any]]


def asked_for(raw: str) -> Asked:
    """The product with this SKU, or with just this title. Unreadable text is nobody's."""
    typed = _readable(raw)
    if not typed:
        return Asked("", None, [])
    products = Product.objects.select_related("parent__parent")
    exact = products.filter(Q(sku__iexact=typed) | Q(title__iexact=typed))
    found = exact.order_by(_rank(typed), "pk").first()
    return Asked(typed, found, [] if found else offered(typed))


def offered(raw: str) -> list[dict[str, Any]]:
    """Products whose SKU or title holds what is typed, the likeliest first; for JSON too."""
    typed = _readable(raw)
    if not typed:
        return []
    found = Product.objects.filter(Q(sku__icontains=typed) | Q(title__icontains=typed))
    ordered = found.order_by(_rank(typed), "title", "pk").with_images()[:_OFFERED]
    return [_written(product) for product in ordered]


def _rank(typed: str) -> Case:
    conditions = ("sku", "sku__iexact", "sku__istartswith", "title__istartswith")
    whens = [When(**{name: typed}, then=Value(n)) for n, name in enumerate(conditions)]
    return Case(*whens, default=Value(len(whens)), output_field=IntegerField())


def _written(product: Product) -> dict[str, Any]:
    images = list(product.images.all())
    shown = "" if product.state == State.PUBLISHED else product.get_state_display().lower()
    return {
        "sku": product.sku,
        "title": product.title,
        "state": shown,
        "image": images[0].thumbnail.url if images and images[0].thumbnail else "",
    }


def _readable(raw: str) -> str:
    return " ".join(raw.replace("\x00", " ").split())[:_LONGEST]
