from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from unfold.admin import ModelAdmin
from unfold.views import ChangeList

from catalogue.admin.category_rows import CategoryAttributeInline, CategoryRelationInline
from catalogue.admin.history import CategoryHistoryMixin
from catalogue.admin.markup import moment, state_chip
from catalogue.admin.publish_actions import PublishActionsMixin
from catalogue.admin.taxonomy import TaxonomyImportMixin
from catalogue.admin.tree import in_tree_order
from catalogue.forms import CategoryForm
from catalogue.forms.conflict import differing_rows
from catalogue.models import Category
from catalogue.models.history import give_reason
from catalogue.publishing import keep_first_version


class CategoryList(ChangeList):
    """The list page's rows: the tree, unless a column was chosen to order by."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> QuerySet[Category]:
        rows: QuerySet[Category] = super().get_queryset(*args, **kwargs)
        return rows if self._is_sorted() else in_tree_order(rows)

    def get_ordering_field_columns(self) -> dict[int, str]:
        columns: dict[int, str] = super().get_ordering_field_columns()
        return columns if self._is_sorted() else {}

    def _is_sorted(self) -> bool:
        """Whether a person chose a column; the order by name that models have is not the tree's."""
        return ORDER_VAR in self.params


@admin.register(Category)
class CategoryAdmin(TaxonomyImportMixin, PublishActionsMixin, CategoryHistoryMixin, ModelAdmin):
    form = CategoryForm
    list_display: tuple[str, ...] = (
        "in_tree",
        "excerpt",
        "shown_state",
        "changed",
    )
    list_filter = ("state",)
    list_per_page = 100
    search_fields = ("name", "slug", "definition")
    search_help_text = "Name, address or definition"
    actions = ("publish", "archive", "to_draft")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}
    radio_fields = {"combination": admin.VERTICAL}
    compressed_fields = False
    warn_unsaved_form = True
    inlines: tuple[Any, ...] = (CategoryAttributeInline, CategoryRelationInline)
    fieldsets: tuple[Any, ...] = (
        (None, {"fields": ("name", "definition", "prompts", "combination")}),
        (
            "Negatives",
            {
                "fields": ("negatives", "negative_weight"),
                "classes": ("collapse",),
                "description": "Name a negative when you see the wrong kind in the ranking.",
            },
        ),
        ("Where it stands", {"fields": ("parent", "slug"), "classes": ("collapse",)}),
    )

    @admin.display(description="Category", ordering="name")
    def in_tree(self, category: Category) -> SafeString:
        depth = len(getattr(category, "path", [""])) - 1
        return format_html(
            '<span class="zs-branch" data-depth="{}"><strong>{}</strong></span>',
            min(depth, 6),
            category.name,
        )

    @admin.display(description="Definition")
    def excerpt(self, category: Category) -> SafeString:
        text = category.definition or "The name alone"
        more = len(category.prompts)
        return format_html(
            '<span class="zs-name"><span>{}</span><small>{}</small></span>',
            Truncator(text).chars(70),
            f"and {more} prompt{'s' if more > 1 else ''}" if more else "",
        )

    @admin.display(description="State", ordering="state")
    def shown_state(self, category: Category) -> SafeString:
        return state_chip(category.state)

    @admin.display(description="Changed", ordering="updated_at")
    def changed(self, category: Category) -> SafeString | str:
        return moment(category.updated_at)

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[CategoryList]:
        return CategoryList

    def save_model(
        self, request: HttpRequest, obj: Category, form: CategoryForm, change: bool
    ) -> None:
        """Into the draft; shoppers go on seeing what was published."""
        if change:
            keep_first_version(Category.objects.get(pk=obj.pk), request.user)
        give_reason(obj, form.cleaned_data.get("reason", ""))
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        conflict = context["adminform"].form.conflict
        if conflict is not None:
            rows = (inline.formset for inline in context["inline_admin_formsets"])
            conflict.fields += differing_rows(rows)
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    def view_on_site(self, obj: Category) -> str | None:
        """The shop's page, while shoppers can see it."""
        visible = Category.objects.visible().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if visible else None
