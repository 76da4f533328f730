from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from catalogue.models import State
from catalogue.models.history import asked_at

_BATCH = 500


class StateActionsMixin:
    """Publish, archive or take back to draft what is selected; each change is in the history."""

    opts: Any
    message_user: Any

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move(request, queryset, State.PUBLISHED)

    @admin.action(description="Archive", permissions=["change"])
    def archive(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move(request, queryset, State.ARCHIVED)

    @admin.action(description="Back to draft", permissions=["change"])
    def to_draft(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move(request, queryset, State.DRAFT)

    def _move(self, request: HttpRequest, queryset: QuerySet[Any], state: State) -> None:
        chosen = set(queryset.order_by().values_list("pk", flat=True))
        moved = _move_rows(queryset.model, chosen, state, request)
        noun = self.opts.verbose_name if len(moved) == 1 else self.opts.verbose_name_plural
        text = f"{len(moved)} {noun} now {state.label.lower()}."
        if already := len(chosen) - len(moved):
            text += f" {already} already were."
        self.message_user(request, text, messages.SUCCESS)


@transaction.atomic
def _move_rows(model: Any, chosen: set[int], state: State, request: HttpRequest) -> list[Any]:
    """Those of another state, whatever their number in a handful of statements."""
    moved = list(model.objects.filter(pk__in=chosen).exclude(state=state).select_for_update())
    for row in moved:
        row.state, row.updated_at = state, timezone.now()
    LogEntry.objects.log_actions(
        user_id=int(request.user.pk or 0),
        queryset=moved,
        action_flag=CHANGE,
        change_message=[{"changed": {"fields": [f"state, now {state.label.lower()}"]}}],
    )
    bulk_update_with_history(
        moved,
        model,
        ["state", "updated_at"],
        batch_size=_BATCH,
        default_user=request.user,
        custom_historical_attrs={"address": asked_at()},
    )
    return moved
