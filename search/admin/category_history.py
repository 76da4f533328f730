from typing import Any

from django.http import HttpRequest, HttpResponse

from search.admin.workbench import workbench


class HistoryUnderTabsMixin:
    """The history of a category stands among its other pages."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        admin: Any = self
        category = admin.get_object(request, object_id)
        tabs = workbench(request, category, "versions") if category else {}
        response: HttpResponse = super().history_view(  # type: ignore[misc]
            request, object_id, {**tabs, **(extra_context or {})}
        )
        return response
