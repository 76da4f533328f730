"""Whether a category says the same already: by its name or by how it is defined."""

from django.db.models import Q

from catalogue.content import live_content
from catalogue.models import Category

_CANDIDATES = 8


def published_as(text: str) -> Category | None:
    """The category that shoppers see under these words, however they are spelt in size."""
    said = _plain(text)
    found = Category.objects.visible().filter(
        _named(text) | Q(versions__content__texts__0__iexact=text)
    )
    for category in found.order_by("pk").distinct()[:_CANDIDATES]:
        if said in {_plain(category.name), *map(_plain, live_content(category).texts[:1])}:
            return category
    return None


def saved_as(text: str) -> Category | None:
    """Any category of these words, drafts too."""
    found = Category.objects.filter(_named(text)).order_by("pk")[:_CANDIDATES]
    return found[0] if found else None


def _named(text: str) -> Q:
    return Q(name__iexact=text) | Q(definition__iexact=text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
