"""Queries to try: what merchandisers wrote about their own categories."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from catalogue.models import Category

_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    url: str


def examples(categories: Iterable[Category], limit: int = 6) -> list[Example]:
    texts = (category.definition.strip() or category.name for category in categories)
    short = dict.fromkeys(text for text in texts if len(text) <= _LONGEST)
    url = reverse("search")
    return [Example(text, f"{url}?{urlencode({'q': text})}") for text in list(short)[:limit]]
