"""Autocomplete: categories, words and products that go on as what is being typed."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from catalogue.models import Category, Product
from catalogue.names import NAME_WORDS, names_going_on
from search.models import Word

_EACH = {"category": 4, "words": 4, "product": 4}
_SHORTEST = 2
_LONGEST = 100
_ENOUGH = 1_000  # products to choose from; who types has not narrowed it down yet where more fit


@dataclass(frozen=True, slots=True)
class Completion:
    """kind: “category”, “words” or “product”; url: where choosing it leads."""

    kind: str
    text: str
    url: str


def complete(typed: str) -> list[Completion]:
    """What `typed` may become, at most a dozen; [] for less than two characters."""
    text = " ".join(typed.lower().split())[:_LONGEST]
    if len(text) < _SHORTEST or "\x00" in text:
        return []
    return [*_categories(text), *_words(text), *_products(text)]


def _categories(text: str) -> list[Completion]:
    starts = Q(name__istartswith=text) | Q(name__icontains=f" {text}")
    found = Category.objects.visible().filter(starts).order_by("name")[: _EACH["category"]]
    return [Completion("category", one.name, one.get_absolute_url()) for one in found]


def _words(text: str) -> list[Completion]:
    """The last word goes on; what stands before it stays."""
    before, _, last = text.rpartition(" ")
    if len(last) < _SHORTEST:
        return []
    found = Word.objects.filter(text__startswith=last).exclude(text=last)
    words = found.order_by("-products", "text").values_list("text", flat=True)[: _EACH["words"]]
    texts = [f"{before} {word}".strip() for word in words]
    return [
        Completion("words", one, f"{reverse('search')}?{urlencode({'q': one})}") for one in texts
    ]


def _products(text: str) -> list[Completion]:
    """By an index on words, which is quick where many fit too; the text itself has the last say."""
    words = names_going_on(text)
    if words is None:
        return []
    starts = Q(title__istartswith=text) | Q(sku__istartswith=text) | Q(title__icontains=f" {text}")
    seen = Product.objects.visible().filter(starts, parent=None)
    fitting = seen.alias(words=NAME_WORDS).filter(words=words).order_by().values("pk")[:_ENOUGH]
    found = Product.objects.filter(pk__in=fitting).order_by("title", "pk")
    return [
        Completion("product", one.title, one.get_absolute_url())
        for one in found.only("title", "sku")[: _EACH["product"]]
    ]
