"""The tree of categories that shoppers see."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.models import Category


@dataclass(slots=True)
class Branch:
    category: Category
    children: list["Branch"] = field(default_factory=list)


def visible_tree() -> list[Branch]:
    """Every visible category under its parent, by name; one query."""
    branches = {category.pk: Branch(category) for category in Category.objects.visible()}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.category.parent_id or 0)
        (above.children if above else roots).append(branch)
    return roots


def leaves(branches: list[Branch]) -> Iterator[Category]:
    """The categories with nothing below them, the most particular ones."""
    for branch in branches:
        if branch.children:
            yield from leaves(branch.children)
        else:
            yield branch.category


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    return render(request, "shop/categories.html", {"branches": visible_tree()})
