from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from catalogue.models.merchandising.rule import RuleStage


class ScopeFilter(admin.SimpleListFilter):
    title = "where it holds"
    parameter_name = "scope"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("category", "In a category"), ("query", "In a search"), ("all", "Everywhere")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "category":
            return queryset.filter(category__isnull=False)
        if self.value() == "query":
            return queryset.exclude(query="")
        if self.value() == "all":
            return queryset.filter(category__isnull=True, query="")
        return queryset


class StageFilter(admin.SimpleListFilter):
    """As `Rule.stage` tells it, in SQL."""

    title = "stage"
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(stage.value, str(stage.label)) for stage in RuleStage]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = timezone.now()
        ended, upcoming = Q(ends_at__lte=now), Q(starts_at__gt=now)
        if self.value() == RuleStage.ENDED:
            return queryset.filter(ended)
        if self.value() == RuleStage.UPCOMING:
            return queryset.filter(upcoming)
        if self.value() == RuleStage.ACTIVE:
            return queryset.exclude(Q(ends_at__isnull=False) & ended).exclude(
                Q(starts_at__isnull=False) & upcoming
            )
        return queryset
