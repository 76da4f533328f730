from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from catalogue.admin.category import CategoryAdmin, CategoryList
from catalogue.admin.markup import chip
from catalogue.models import Category, CategoryThreshold
from search.admin import arranging, publishing, review, why
from search.admin.category_form import CategoryWithThresholdForm, threshold_of
from search.admin.category_preview import preview_view
from search.admin.deletion import DerivedRowsFollowMixin
from search.admin.status import TONES
from search.models import CategoryEmbedding, EncoderInUse, Status

admin.site.unregister(Category)


class CategoryListWithEmbeddings(CategoryList):
    """Adds to each row `status` and `threshold` under the encoder in use."""

    def get_queryset(self, *args: object, **kwargs: object) -> QuerySet[Category]:
        encoder = EncoderInUse.objects.active()
        under = CategoryEmbedding.objects.filter(category=OuterRef("pk"), encoder=encoder)
        thresholds = CategoryThreshold.objects.filter(
            category=OuterRef("pk"), encoder_id=encoder.encoder_id if encoder else ""
        )
        return (
            super()
            .get_queryset(*args, **kwargs)
            .annotate(
                status=Subquery(under.values("status")[:1]),
                threshold=Subquery(thresholds.values("value")[:1]),
            )
        )


@admin.register(Category)
class CategoryWithPreviewAdmin(DerivedRowsFollowMixin, CategoryAdmin):
    form = CategoryWithThresholdForm
    list_display = (
        *CategoryAdmin.list_display[:-2],
        "shown_threshold",
        "shown_status",
        *CategoryAdmin.list_display[-2:],
    )
    fieldsets = (
        (None, {"fields": ("name", "definition", "prompts", "combination", "threshold")}),
        *CategoryAdmin.fieldsets[1:],
    )

    @admin.display(description="Threshold")
    def shown_threshold(self, category: Any) -> str:
        return "–" if category.threshold is None else f"{category.threshold:.3f}"

    @admin.display(description="Embedding")
    def shown_status(self, category: Any) -> SafeString:
        status = Status(category.status or Status.PENDING)
        why = reverse("admin:search_categoryembedding_changelist") + "?status__exact=failed"
        return chip(status.label, TONES[status], why if status == Status.FAILED else "")

    def get_changelist(
        self, request: HttpRequest, **kwargs: object
    ) -> type[CategoryListWithEmbeddings]:
        return CategoryListWithEmbeddings

    def get_fieldsets(self, request: HttpRequest, obj: Category | None = None) -> tuple[Any, ...]:
        """To someone who may only look, Django shows fields of the model, not of the form."""
        if self._may_edit(request, obj):
            return tuple(super().get_fieldsets(request, obj))
        (title, options), *others = self.fieldsets
        fields = tuple(
            "stored_threshold" if name == "threshold" else name for name in options["fields"]
        )
        return ((title, {**options, "fields": fields}), *others)

    @admin.display(description="Threshold")
    def stored_threshold(self, category: Category) -> str:
        value = threshold_of(category, EncoderInUse.objects.active())
        return "–" if value is None else f"{value:.3f}"

    def save_model(
        self, request: HttpRequest, obj: Category, form: ModelForm[Category], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if isinstance(form, CategoryWithThresholdForm):
            form.save_threshold()

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("preview/", preview, name="catalogue_category_preview"),
            *review.urls(self),
            *arranging.urls(self),
            *publishing.urls(self),
            *why.urls(self),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest) -> HttpResponse:
        return preview_view(request, allowed=self.has_view_permission(request))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {**(extra_context or {}), "with_preview": True}
        category = self.get_object(request, object_id) if object_id else None
        if category and not self._may_edit(request, category):
            threshold = threshold_of(category, EncoderInUse.objects.active())
            context["preview_values"] = {
                "name": category.name,
                "definition": category.definition,
                "prompts": "\n".join(category.prompts),
                "combination": category.combination,
                "threshold": "" if threshold is None else threshold,
            }
        response: HttpResponse = super().changeform_view(request, object_id, form_url, context)
        return response

    def _may_edit(self, request: HttpRequest, obj: Category | None) -> bool:
        if obj is None:
            return bool(self.has_add_permission(request))
        return bool(self.has_change_permission(request, obj))
