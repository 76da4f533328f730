from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from catalogue.models.history import give_reason


class ReasonMixin:
    """For a form with a `reason`: those who may change the row are asked why, and it is kept."""

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        admin: Any = self
        fieldsets = list(super().get_fieldsets(request, obj))  # type: ignore[misc]
        if obj is None or admin.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, {**shown, "fields": _without(shown["fields"])}) for title, shown in fieldsets
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        give_reason(obj, form.cleaned_data.get("reason", ""))
        super().save_model(request, obj, form, change)  # type: ignore[misc]


def _without(fields: Any) -> list[Any]:
    return [one for one in fields if one != "reason"]
