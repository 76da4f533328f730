"""Small pieces of markup that several admin pages share. All text in them is escaped."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.models import ProductImage, State

NOTHING = "–"
STATE_TONES = {State.PUBLISHED: "good", State.DRAFT: "quiet", State.ARCHIVED: "muted"}


def thumbnail(image: ProductImage | None, alt: str = "") -> SafeString:
    """The image in a box of fixed size, so that nothing moves while pictures load."""
    if image is None or not image.thumbnail:
        return format_html(
            '<span class="zs-thumb zs-thumb-none"><span class="material-symbols-outlined"'
            ' aria-hidden="true">image</span><span class="zs-hidden">{}</span></span>',
            "No image",
        )
    return format_html(
        '<span class="zs-thumb"><img src="{}" alt="{}" loading="lazy" decoding="async"></span>',
        image.thumbnail.url,
        alt,
    )


def chip(text: str, tone: str, href: str = "", title: str = "") -> SafeString:
    """A labelled spot of colour; tone is good, busy, bad, quiet or muted."""
    if href:
        return format_html(
            '<a class="zs-chip zs-{}" href="{}" title="{}">{}</a>', tone, href, title, text
        )
    return format_html('<span class="zs-chip zs-{}" title="{}">{}</span>', tone, title, text)


def state_chip(state: str) -> SafeString:
    return chip(State(state).label, STATE_TONES[State(state)])


def moment(when: datetime | None) -> SafeString | str:
    """A time in one short line."""
    if when is None:
        return NOTHING
    text = date_format(timezone.localtime(when), "j M Y, H:i")
    return format_html('<span class="zs-number">{}</span>', text)


def number(text: str) -> SafeString:
    """A number with its unit, kept on one line."""
    return format_html('<span class="zs-number">{}</span>', text)
