"""What the lists of image embeddings and of category embeddings have in common."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin

from catalogue.admin.markup import NOTHING, moment, number
from search.admin.image_inline import embedding_status
from search.admin.read_only import ReadOnlyMixin
from search.admin.status import status_chip
from search.embedding import retry
from search.models import Embedding, ImageEmbedding


class EmbeddingAdmin(ReadOnlyMixin, ModelAdmin):
    """A list to read and to try again from; no one edits what a machine computed."""

    list_filter = ("status", "encoder")
    list_per_page = 50
    actions = ("retry_selected",)
    list_before_template = "admin/search/embedding_actions.html"
    ordering = ("-requested_at", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.defer("vector").select_related("encoder")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {**(extra_context or {}), "may_retry": self.has_retry_permission(request)}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    @admin.display(description="Status", ordering="status")
    def shown_status(self, row: Embedding) -> SafeString:
        return status_chip(row)

    @admin.display(description="Reason", ordering="error")
    def reason(self, row: Embedding) -> str:
        return Truncator(row.error).chars(120) or NOTHING

    @admin.display(description="Took", ordering="duration_ms")
    def took(self, row: Embedding) -> SafeString | str:
        return NOTHING if row.duration_ms is None else number(f"{row.duration_ms} ms")

    @admin.display(description="Finished", ordering="finished_at")
    def finished(self, row: Embedding) -> SafeString | str:
        return moment(row.finished_at)

    @admin.display(description="Asked for", ordering="requested_at")
    def requested(self, row: Embedding) -> SafeString | str:
        return moment(row.requested_at)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"search.change_{self.opts.model_name}")

    @admin.action(description="Retry selected", permissions=["retry"])
    def retry_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        asked = retry(self.model, list(queryset.order_by().values_list("pk", flat=True)))
        self._say(request, asked)

    def get_urls(self) -> list[URLPattern]:
        name = f"search_{self.opts.model_name}"
        return [
            path("retry/", self.guarded(self.retry_all), name=f"{name}_retry_all"),
            path("<int:pk>/retry/", self.guarded(self.retry_one), name=f"{name}_retry"),
            *super().get_urls(),
        ]

    def guarded(self, view: Any) -> Any:
        """Only by POST, with its token, by staff who may change embeddings."""

        def allowed(request: HttpRequest, **kwargs: object) -> HttpResponse:
            if not self.has_retry_permission(request):
                raise PermissionDenied
            return view(request, **kwargs)  # type: ignore[no-any-return]

        return self.admin_site.admin_view(require_POST(allowed))

    def retry_all(self, request: HttpRequest) -> HttpResponse:
        self._say(request, retry(self.model))
        return redirect(f"admin:search_{self.opts.model_name}_changelist")

    def retry_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = retry(self.model, [pk])
        if request.headers.get("HX-Request") and self.model is ImageEmbedding:
            row = get_object_or_404(self.get_queryset(request), pk=pk)
            return HttpResponse(embedding_status(row, may_retry=True))
        self._say(request, asked)
        return HttpResponseRedirect(self._back(request))

    def _back(self, request: HttpRequest) -> str:
        came_from = request.headers.get("Referer", "")
        if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
            return came_from
        return reverse(f"admin:search_{self.opts.model_name}_changelist")

    def _say(self, request: HttpRequest, asked: int) -> None:
        if asked:
            text = f"{asked} embedding{'s' if asked > 1 else ''} will be tried again."
            self.message_user(request, text, messages.SUCCESS)
        else:
            self.message_user(request, "Nothing there had failed.", messages.INFO)
