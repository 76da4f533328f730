"""How the shop's pages write a price and show a picture."""

from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.utils.formats import number_format

from catalogue.models import ProductImage

register = template.Library()

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_WHOLE = {"JPY", "KRW", "CLP", "VND", "ISK"}  # currencies without a smaller unit


@register.filter
def money(amount: Decimal) -> str:
    """A price in the shop's currency: “€1,249.90”, or “CHF 12.00” where there is no sign."""
    currency = settings.CURRENCY
    number = number_format(
        amount, 0 if currency in _WHOLE else 2, use_l10n=True, force_grouping=True
    )
    sign = _SIGNS.get(currency)
    return f"{sign}{number}" if sign else f"{currency}\N{NO-BREAK SPACE}{number}"


@register.inclusion_tag("shop/parts/picture.html")
def picture(
    image: ProductImage | None,
    sizes: str = "",
    lazy: bool = True,
    large: bool = False,
    decorative: bool = False,
) -> dict[str, Any]:
    """An `<img>` whose room is reserved; sharp screens get the master, others the thumbnail.

    sizes: how wide it is shown, as in the attribute of that name; large: the master at once;
    decorative: no alternative text, since words beside the picture say the same.
    """
    shared = {"image": image, "lazy": lazy, "decorative": decorative}
    if image is None:
        return shared
    small = _thumbnail_width(image)
    if large or small >= image.width:
        return {**shared, "src": image.master.url}
    srcset = f"{image.thumbnail.url} {small}w, {image.master.url} {image.width}w"
    return {**shared, "src": image.thumbnail.url, "srcset": srcset, "sizes": sizes}


def _thumbnail_width(image: ProductImage) -> int:
    longest = max(image.width, image.height, 1)
    return round(image.width * min(1, settings.IMAGE_THUMBNAIL_PX / longest))
