"""How the shop's pages write a price and show a picture."""

from decimal import Decimal

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from catalogue.models import ProductImage

register = template.Library()

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_WHOLE = {"JPY", "KRW", "CLP", "VND", "ISK"}  # currencies without a smaller unit
_IMG = '<img src="{}"{} width="{}" height="{}" alt="{}"{} decoding="async">'
_SRCSET = ' srcset="{} {}w, {} {}w" sizes="{}"'
_LAZY = mark_safe(' loading="lazy"')


@register.filter
def money(amount: Decimal | float | None) -> str:
    """A price in the shop's currency: “€1,249.90”, or “CHF 12.00” where there is no sign.

    None is no price, and nothing is written.
    """
    if amount is None:
        return ""
    currency = settings.CURRENCY
    number = number_format(
        amount, 0 if currency in _WHOLE else 2, use_l10n=True, force_grouping=True
    )
    sign = _SIGNS.get(currency)
    return f"{sign}{number}" if sign else f"{currency}\N{NO-BREAK SPACE}{number}"


@register.simple_tag
def picture(
    image: ProductImage,
    sizes: str = "",
    lazy: bool = True,
    large: bool = False,
    decorative: bool = False,
) -> SafeString:
    """An `<img>` whose room is reserved; sharp screens get the master, others the thumbnail.

    sizes: how wide it is shown, as in the attribute of that name; large: the master at once;
    decorative: no alternative text, since words beside the picture say the same.
    No template of its own: lists show many, and including one costs more than the text itself.
    """
    small = _thumbnail_width(image)
    if large or small >= image.width:
        src, srcset = image.master.url, ""
    else:
        src = image.thumbnail.url
        srcset = format_html(_SRCSET, src, small, image.master.url, image.width, sizes)
    alt = "" if decorative else image.description
    return format_html(_IMG, src, srcset, image.width, image.height, alt, _LAZY if lazy else "")


def _thumbnail_width(image: ProductImage) -> int:
    longest = max(image.width, image.height, 1)
    return round(image.width * min(1, settings.IMAGE_THUMBNAIL_PX / longest))
