from collections.abc import Collection
from typing import Any

from django import forms

from catalogue.models import Category
from search.methods.recipe import DEFAULT
from search.preview import SWITCHES

_NAMES = frozenset(switch.part.value for switch in SWITCHES)
_DEFAULT = frozenset(part.value for part in DEFAULT.parts)


class PartsField(forms.MultipleChoiceField):
    """The parts of the recipe that are on, as switches; cleans to None where none was shown.

    An empty value goes with the switches, so that a page on which all are off can be told from
    one without any.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            label="Parts of the recipe",
            choices=[(switch.part.value, switch.title) for switch in SWITCHES],
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    def clean(self, value: Any) -> Any:
        return super().clean([name for name in value if name]) if value else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and {*(initial or ())} != {*(data or ())} - {""}


def on_parts(switched_off: Collection[str], switched_on: Collection[str]) -> list[str]:
    """The names of the switches that are on."""
    on = (_DEFAULT - set(switched_off)) | set(switched_on)
    return sorted(on & _NAMES)


def switches(category: Category, chosen: Collection[str]) -> tuple[list[str], list[str]]:
    """What is off though on by default, and the other way round; of parts that have no switch here
    what was stored stays."""
    off = {*category.switched_off} - _NAMES | (_DEFAULT & _NAMES) - set(chosen)
    on = {*category.switched_on} - _NAMES | set(chosen) - _DEFAULT
    return sorted(off), sorted(on)
