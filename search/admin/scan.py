"""When each category was scanned last, and the button to do it now."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin

from catalogue.admin.markup import NOTHING, chip, moment, number
from catalogue.models import Category, State
from search.admin.read_only import ReadOnlyMixin
from search.models import CategoryScan, WorkerHeartbeat
from search.rescanning import due_scans, request_scans
from search.reviewing import has_threshold

_STRIP = "admin/search/scan_strip.html"


def scan_progress(request: HttpRequest) -> dict[str, Any]:
    """Context for the strip over a list: how many scans wait, and whether someone does them."""
    due, scans = due_scans().count(), CategoryScan.objects.count()
    return {
        "scans_due": due,
        "scans": scans,
        "scans_percent": 100 * (scans - due) // scans if scans else 100,
        "last_scan": CategoryScan.objects.aggregate(last=Max("scanned_at"))["last"],
        "no_worker": bool(due) and not WorkerHeartbeat.objects.alive().exists(),
        "may_scan": may_scan(request),
    }


def may_scan(request: HttpRequest) -> bool:
    return request.user.has_perm("search.run_jobs")


@admin.register(CategoryScan)
class CategoryScanAdmin(ReadOnlyMixin, ModelAdmin):
    list_display = (
        "of_category",
        "shown_state",
        "on_shelf",
        "waiting",
        "took",
        "scanned",
        "reason",
    )
    list_filter = (("category__state", admin.ChoicesFieldListFilter),)
    list_per_page = 50
    list_before_template = _STRIP
    search_fields = ("category__name", "category__slug")
    search_help_text = "Name or address of the category"
    ordering = ("-requested_at", "-pk")
    actions = ("scan_selected",)
    fields = ("of_category", "shown_state", "on_shelf", "waiting", "took", "scanned", "error")
    readonly_fields = fields

    class Media:
        css = {"all": ["admin-zeroshelf/review.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        annotated: QuerySet[Any] = rows.select_related("category").annotate(
            has_threshold=has_threshold("category")
        )
        return annotated

    @admin.display(description="Category", ordering="category__name")
    def of_category(self, scan: CategoryScan) -> SafeString:
        link = reverse("admin:catalogue_category_review", args=[scan.category_id])
        return format_html('<a class="zs-link" href="{}">{}</a>', link, scan.category.name)

    @admin.display(description="State")
    def shown_state(self, scan: CategoryScan) -> SafeString:
        if scan.scanned_at is None or scan.requested_at > scan.scanned_at:
            return chip("Waits", "busy")
        return chip("Failed", "bad") if scan.error else chip("Done", "good")

    @admin.display(description="On the shelf", ordering="members")
    def on_shelf(self, scan: Any) -> SafeString:
        if not scan.has_threshold:
            why = "Without a threshold every product belongs, and none is written down"
            return format_html('<span title="{}">all</span>', why)
        return number(f"{scan.members:,}")

    @admin.display(description="Took", ordering="duration_ms")
    def took(self, scan: CategoryScan) -> SafeString | str:
        return NOTHING if scan.duration_ms is None else number(f"{scan.duration_ms:,} ms")

    @admin.display(description="Scanned", ordering="scanned_at")
    def scanned(self, scan: CategoryScan) -> SafeString | str:
        return moment(scan.scanned_at)

    @admin.display(description="Reason")
    def reason(self, scan: CategoryScan) -> str:
        return scan.error or NOTHING

    def has_scan_permission(self, request: HttpRequest) -> bool:
        return may_scan(request)

    @admin.action(description="Rescan selected", permissions=["scan"])
    def scan_selected(self, request: HttpRequest, queryset: QuerySet[CategoryScan]) -> None:
        asked = request_scans(list(queryset.order_by().values_list("category_id", flat=True)))
        self._say(request, asked)

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("now/", guarded(require_POST(self.scan_now)), name="search_categoryscan_now"),
            path("progress/", guarded(self.progress), name="search_categoryscan_progress"),
            *super().get_urls(),
        ]

    def scan_now(self, request: HttpRequest) -> HttpResponse:
        """One category, or all that are published."""
        if not may_scan(request):
            raise PermissionDenied
        categories = Category.objects.all()
        if (wanted := request.POST.get("category", "")).isdigit():
            categories = categories.filter(pk=wanted[:17])
        else:
            categories = categories.filter(state=State.PUBLISHED)
        self._say(request, request_scans(list(categories.values_list("pk", flat=True))))
        return HttpResponseRedirect(self._back(request))

    def progress(self, request: HttpRequest) -> HttpResponse:
        """The strip again; when nothing waits any more, the page is read again with its rows."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = scan_progress(request)
        response = render(request, _STRIP, context)
        if not context["scans_due"]:
            response["HX-Refresh"] = "true"
        return response

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {**(extra_context or {}), **scan_progress(request)}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    def _back(self, request: HttpRequest) -> str:
        came_from = request.headers.get("Referer", "")
        if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
            return came_from
        return reverse("admin:search_categoryscan_changelist")

    def _say(self, request: HttpRequest, asked: int) -> None:
        if asked:
            categories = "1 category" if asked == 1 else f"{asked} categories"
            self.message_user(request, f"{categories} will be scanned now.", messages.SUCCESS)
        else:
            self.message_user(request, "There is no category to scan.", messages.INFO)
