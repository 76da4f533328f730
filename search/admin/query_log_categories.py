"""Which searches a category says already, by its name or its definition."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Lower

from catalogue.models import Category


class Saying(NamedTuple):
    """The category to open."""

    pk: int
    name: str


def categories_saying(queries: Iterable[str]) -> dict[str, Saying]:
    """By the words of the search, drafts too; in one statement."""
    words = set(queries)
    rows = Category.objects.annotate(named=Lower("name"), defined=Lower("definition"))
    found = rows.filter(Q(named__in=words) | Q(defined__in=words)).order_by("-pk")
    said: dict[str, Saying] = {}
    # of several the first made wins, as it does for a draft
    for pk, name, *texts in found.values_list("pk", "name", "named", "defined"):
        said |= {text: Saying(pk, name) for text in texts if text in words}
    return said
