from typing import Any

from django.contrib.admin import RelatedOnlyFieldListFilter
from unfold.contrib.filters.admin import RelatedDropdownFilter


class OccurringFilter(RelatedDropdownFilter):
    """A dropdown of those related rows only that some row of the list names."""

    def field_choices(self, *args: Any) -> list[tuple[str, Any]]:
        return RelatedOnlyFieldListFilter.field_choices(self, *args)


class PersonFilter(OccurringFilter):
    """People who did something to a row of the list."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = "person"
