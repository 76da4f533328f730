from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.admin.history import ReadableHistoryMixin
from catalogue.admin.markup import NOTHING, chip, moment
from catalogue.admin.reasons import ReasonMixin
from catalogue.admin.rule_filters import ScopeFilter, StageFilter
from catalogue.arranging import save_rule
from catalogue.conditions import condition_words
from catalogue.forms.rule import RuleForm
from catalogue.models import Rule, RuleKind
from catalogue.models.merchandising.rule import RuleStage
from catalogue.publishing import keep_first_version
from catalogue.rule_words import STRENGTHS

STAGE_TONES = {
    RuleStage.ACTIVE: "good",
    RuleStage.UPCOMING: "busy",
    RuleStage.ENDED: "muted",
}
_PLACING = "kind == 'pin' || kind == 'hide'"
_MOVING = "kind == 'boost' || kind == 'bury'"


def stage_chip(rule: Rule) -> SafeString:
    stage = rule.stage()
    return chip(str(stage.label), STAGE_TONES[stage])


@admin.register(Rule)
class RuleAdmin(ReadableHistoryMixin, ReasonMixin, ModelAdmin):
    """All rules. One of a category needs the right to change rules; any other reaches shoppers at
    once and needs the right to publish."""

    form = RuleForm
    list_display = ("what", "where", "shown_stage", "starts", "ends", "who", "changed")
    list_filter = (StageFilter, ScopeFilter, "kind")
    list_filter_sheet = True
    list_per_page = 50
    list_before_template = "admin/catalogue/rule/order.html"
    search_fields = ("query", "product__title", "product__sku", "category__name", "note")
    search_help_text = "Product, SKU, category, search or note"
    list_select_related = ("product", "category", "created_by")
    autocomplete_fields = ("category", "product")
    ordering = ("category__name", "query", "position", "id")
    warn_unsaved_form = True
    compressed_fields = False
    conditional_fields = {
        "product": _PLACING,
        "position": "kind == 'pin'",
        "condition": _MOVING,
        "strength": _MOVING,
    }
    fieldsets = (
        (None, {"fields": ("kind", "product", "position", "condition", "strength")}),
        ("Where it holds", {"fields": (("category", "query"),)}),
        ("When, and why", {"fields": (("starts_at", "ends_at"), "note", "reason")}),
    )

    class Media:
        css = {"all": ("admin-zeroshelf/rules.css",)}

    @admin.display(description="Rule", ordering="kind")
    def what(self, rule: Rule) -> SafeString:
        if rule.kind in {RuleKind.PIN, RuleKind.HIDE}:
            place = f" to place {rule.position}" if rule.position else ""
            said, detail = f"{rule.get_kind_display()}{place}", str(rule.product)
        else:
            said = f"{rule.get_kind_display()}, {STRENGTHS.get(rule.strength, 'clear')}"
            detail = condition_words(rule.condition)
        return format_html(
            '<span class="zs-name"><strong>{}</strong><span>{}</span><small>{}</small></span>',
            said,
            detail,
            rule.note,
        )

    @admin.display(description="Where", ordering="category__name")
    def where(self, rule: Rule) -> SafeString | str:
        if rule.category is None:
            return f"Search “{rule.query}”" if rule.query else "Everywhere"
        address = reverse("admin:catalogue_category_change", args=[rule.category.pk])
        return format_html('<a class="zs-link" href="{}">{}</a>', address, rule.category)

    @admin.display(description="Stage")
    def shown_stage(self, rule: Rule) -> SafeString:
        return stage_chip(rule)

    @admin.display(description="From", ordering="starts_at")
    def starts(self, rule: Rule) -> SafeString | str:
        return moment(rule.starts_at)

    @admin.display(description="Until", ordering="ends_at")
    def ends(self, rule: Rule) -> SafeString | str:
        return moment(rule.ends_at)

    @admin.display(description="By")
    def who(self, rule: Rule) -> str:
        return str(rule.created_by or NOTHING)

    @admin.display(description="Changed", ordering="updated_at")
    def changed(self, rule: Rule) -> SafeString | str:
        return moment(rule.updated_at)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[RuleForm]:
        form: type[RuleForm] = super().get_form(request, *args, **kwargs)
        form.may_publish = request.user.has_perm("catalogue.publish_category")
        return form

    def has_change_permission(self, request: HttpRequest, obj: Rule | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Rule | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def save_model(self, request: HttpRequest, obj: Rule, form: RuleForm, change: bool) -> None:
        if change:
            _keep_first(Rule.objects.filter(pk=obj.pk), request)  # it may leave its category
        save_rule(obj, request.user, form.cleaned_data.get("reason", ""))

    def delete_model(self, request: HttpRequest, obj: Rule) -> None:
        _keep_first(Rule.objects.filter(pk=obj.pk), request)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Rule]) -> None:
        _keep_first(queryset, request)
        super().delete_queryset(request, queryset)

    def get_deleted_objects(
        self, objs: Iterable[Model], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Django asks for the permission of the kind of row only; some rules need another."""
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        if not all(_may_touch(request, rule) for rule in objs if isinstance(rule, Rule)):
            needed = {*needed, "rule that holds at once, which needs the right to publish"}
        return listed, counts, needed, protected


def _may_touch(request: HttpRequest, rule: Rule | None) -> bool:
    if rule is None or not rule.holds_at_once:
        return True
    return bool(request.user.has_perm("catalogue.publish_category"))


def _keep_first(rules: QuerySet[Rule], request: HttpRequest) -> None:
    """Let shoppers go on seeing their categories as they are until somebody publishes."""
    for rule in rules.select_related("category"):
        if rule.category is not None:
            keep_first_version(rule.category, request.user)
