from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from catalogue.content import draft_content
from catalogue.models import Category, State
from catalogue.publishing import is_same, publish, shown_content, withdraw

_NOTE = "Published from the list."


class PublishActionsMixin:
    """Publish what is selected as its drafts are, or take it off the shop.

    Deleting what shoppers see takes it off the shop too, and needs the same right.
    """

    message_user: Any

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("catalogue.publish_category")

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        allowed = bool(super().has_delete_permission(request, obj))  # type: ignore[misc]
        return allowed and (not _is_shown([obj]) or self.has_publish_permission(request))

    def get_deleted_objects(
        self, objs: Iterable[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Django asks for the permission of the kind of row only."""
        rows = list(objs)
        listed, counts, needed, protected = super().get_deleted_objects(rows, request)  # type: ignore[misc]
        if _is_shown(rows) and not self.has_publish_permission(request):
            needed = {*needed, "category in the shop, which needs the right to publish"}
        return listed, counts, needed, protected

    @admin.action(description="Publish the drafts", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Category]) -> None:
        done: list[int] = []
        same = 0
        for category in _rows(queryset):
            shown = shown_content(category)
            if shown is not None and is_same(shown, draft_content(category)):
                same += 1
                continue
            publish(category, request.user, _NOTE)
            done.append(category.pk)
        text = _published(done) if done else "Nothing was published."
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


def _published(done: list[int]) -> str:
    seen = Category.objects.visible().filter(pk__in=done).count()
    if seen == len(done):
        return f"{_count(seen)} published: shoppers see {'it' if seen == 1 else 'them'} now."
    return (
        f"{_count(len(done))} published. Shoppers see {seen} of them now, the others once what is "
        "above them is published."
    )


def _is_shown(rows: Iterable[Any]) -> bool:
    return any(isinstance(row, Category) and row.state == State.PUBLISHED for row in rows)


def _rows(queryset: QuerySet[Category]) -> list[Category]:
    """As stored, without what the list adds to its rows; parents first, in the order of ids."""
    keys = list(queryset.order_by().values_list("pk", flat=True))
    return list(Category.objects.filter(pk__in=keys).order_by("pk"))


def _count(number: int) -> str:
    return f"{number} categor{'y' if number == 1 else 'ies'}"
