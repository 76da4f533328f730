from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalogue.admin.category import CategoryAdmin
from catalogue.admin.markup import chip
from catalogue.forms import CategoryForm
from catalogue.models import Category
from search.admin import arranging, category_preview, publishing, review, why
from search.admin.category_form import CategoryWithThresholdForm, threshold_of
from search.admin.category_history import HistoryUnderTabsMixin
from search.admin.category_list import (
    WorkbenchList,
    members_cell,
    state_cell,
    threshold_cell,
    waiting_cell,
)
from search.admin.deletion import DerivedRowsFollowMixin
from search.admin.status import TONES
from search.admin.workbench import workbench
from search.models import EncoderInUse, Status

admin.site.unregister(Category)

_FOLD_HEADING = (  # as the theme's own
    "bg-base-100 flex flex-row font-semibold h-[38px] gap-1 items-center mb-4 px-3 rounded-default "
    "text-important dark:bg-white/[.02] cursor-pointer"
)
_TABS = (
    ("shelf", "Shelf"),
    ("changes", "Changes"),
    ("parts", "Parts"),
    ("likely", "Probability"),
    ("words", "Words"),
)


@admin.register(Category)
class CategoryWithPreviewAdmin(DerivedRowsFollowMixin, HistoryUnderTabsMixin, CategoryAdmin):
    form = CategoryWithThresholdForm
    list_display = (
        "in_tree",
        "excerpt",
        "shown_state",
        "shown_threshold",
        "members",
        "waiting",
        "shown_status",
        "changed",
    )

    @admin.display(description="Threshold", ordering="threshold")
    def shown_threshold(self, category: Any) -> SafeString | str:
        return threshold_cell(category)

    @admin.display(description="On the shelf", ordering="members")
    def members(self, category: Any) -> SafeString | str:
        return members_cell(category)

    @admin.display(description="To review", ordering="waiting")
    def waiting(self, category: Any) -> SafeString | str:
        return waiting_cell(category)

    @admin.display(description="State", ordering="state")
    def shown_state(self, category: Category) -> SafeString:
        return state_cell(category)

    @admin.display(description="Embedding")
    def shown_status(self, category: Any) -> SafeString:
        status = Status(category.status or Status.PENDING)
        why = reverse("admin:search_categoryembedding_changelist") + "?status__exact=failed"
        return chip(status.label, TONES[status], why if status == Status.FAILED else "")

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[WorkbenchList]:
        return WorkbenchList

    def save_model(
        self, request: HttpRequest, obj: Category, form: CategoryForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if isinstance(form, CategoryWithThresholdForm):
            form.save_threshold(request.user)

    def get_urls(self) -> list[URLPattern]:
        return [
            *category_preview.urls(self),
            *review.urls(self),
            *arranging.urls(self),
            *publishing.urls(self),
            *why.urls(self),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Category | None = None,
    ) -> HttpResponse:
        form = context["adminform"].form
        stored = threshold_of(obj, EncoderInUse.objects.active()) if obj else None
        context |= {
            "may_edit": self._may_edit(request, obj),
            "preview_tabs": _TABS,
            "fold_heading": _FOLD_HEADING,
            "threshold_fields": [
                form[name] for name in ("threshold", "review_from") if name in form.fields
            ],
            "stored_threshold": stored,
            "carried": stored is not None and stored.carried,
            "show_save_and_continue": False,
            "show_save_and_add_another": False,
        }
        if obj is not None:
            context |= workbench(request, obj, "change")
        response: HttpResponse = super().render_change_form(
            request, context, add, change, form_url, obj
        )
        return response

    def response_add(
        self, request: HttpRequest, obj: Category, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._stay(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Category) -> HttpResponse:
        return self._stay(request, obj) or super().response_change(request, obj)

    def _stay(self, request: HttpRequest, category: Category) -> HttpResponse | None:
        """After saving one goes on with the same category, unless it was a window of its own."""
        if "_popup" in request.POST:
            return None
        publish = reverse("admin:catalogue_category_publish", args=[category.pk])
        self.message_user(
            request,
            format_html(
                "“{}” was saved as a draft. Shoppers see it when it is "
                '<a class="zs-link" href="{}">published</a>.',
                category.name,
                publish,
            ),
            "success",
        )
        return HttpResponseRedirect(reverse("admin:catalogue_category_change", args=[category.pk]))

    def _may_edit(self, request: HttpRequest, obj: Category | None) -> bool:
        if obj is None:
            return bool(self.has_add_permission(request))
        return bool(self.has_change_permission(request, obj))
