from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from catalogue.content import draft_content
from catalogue.models import Category, State
from catalogue.publishing import is_same, publish, shown_content, withdraw

_NOTE = "Published from the list."


class PublishActionsMixin:
    """Publish what is selected as its drafts are, or take it off the shop."""

    message_user: Any

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("catalogue.publish_category")

    @admin.action(description="Publish the drafts", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Category]) -> None:
        done, same = 0, 0
        for category in _rows(queryset):
            shown = shown_content(category)
            if shown is not None and is_same(shown, draft_content(category)):
                same += 1
                continue
            publish(category, request.user, _NOTE)
            done += 1
        text = f"{_count(done)} published: shoppers see {'it' if done == 1 else 'them'} now."
        if not done:
            text = "Nothing was published."
        if same:
            text += f" {_count(same)} had nothing new."
        self.message_user(request, text, messages.SUCCESS if done else messages.INFO)

    @admin.action(description="Take off the shop and archive", permissions=["publish"])
    def archive(self, request: HttpRequest, queryset: QuerySet[Category]) -> None:
        self._withdraw(request, queryset, State.ARCHIVED)

    @admin.action(description="Take off the shop, back to draft", permissions=["publish"])
    def to_draft(self, request: HttpRequest, queryset: QuerySet[Category]) -> None:
        self._withdraw(request, queryset, State.DRAFT)

    def _withdraw(self, request: HttpRequest, queryset: QuerySet[Category], state: State) -> None:
        rows = _rows(queryset)
        moved = [category for category in rows if category.state != state]
        for category in moved:
            withdraw(category, state, request.user)
        text = f"{_count(len(moved))} now {state.label.lower()}, out of shoppers' sight."
        if already := len(rows) - len(moved):
            text += f" {already} already {'was' if already == 1 else 'were'}."
        keys = [category.pk for category in moved]
        below = Category.objects.filter(parent__in=keys, state=State.PUBLISHED)
        if number := below.exclude(pk__in=keys).count():
            text += f" {_count(number)} below left the shop with them."
        self.message_user(request, text, messages.SUCCESS)


def _rows(queryset: QuerySet[Category]) -> list[Category]:
    """As stored, without what the list adds to its rows; parents first, in the order of ids."""
    keys = list(queryset.order_by().values_list("pk", flat=True))
    return list(Category.objects.filter(pk__in=keys).order_by("pk"))


def _count(number: int) -> str:
    return f"{number} categor{'y' if number == 1 else 'ies'}"
