from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.utils import parse_date_str


class DayFilter(RangeDateFilter):
    """Days from and to, both included, for times: the theme's own compares midnights."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = "day"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for end, lookup in (("from", "gte"), ("to", "lte")):
            day = parse_date_str(self.used_parameters.get(f"{self.field_path}_{end}") or "")
            if day is not None:
                queryset = queryset.filter(**{f"{self.field_path}__date__{lookup}": day})
        return queryset
