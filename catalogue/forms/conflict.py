"""What another person changed in a category while this one was being edited."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import capfirst

from catalogue.history import Change, of_category, read_history
from catalogue.models import Category, CategoryAttribute, CategoryRelation, CategoryThreshold

_ON_THE_PAGE = (Category, CategoryAttribute, CategoryRelation, CategoryThreshold)
_MOST = 20


@dataclass(frozen=True, slots=True)
class Differing:
    """A field as it is stored now and as it was typed, as texts of one or more lines."""

    label: str
    stored: str
    typed: str


@dataclass(slots=True)
class Conflict:
    """`edits` by others, the newest first; `fields` that differ from what is stored now."""

    edits: list[Change]
    fields: list[Differing] = field(default_factory=list)


def edits_since(category: int, opened_at: datetime | None) -> list[Change]:
    """Changes after that moment of what the page shows; None: the last one."""
    sources = [source for source in of_category(category) if source.model in _ON_THE_PAGE]
    if opened_at is None:
        return read_history(sources, 0, 1)[0]
    later = Q(history_date__gt=opened_at)
    return read_history([replace(one, of=one.of & later) for one in sources], 0, _MOST)[0]


def differing_fields(form: forms.BaseForm) -> list[Differing]:
    """Those of a bound form whose stored value, its initial one, is not what was typed."""
    return [
        Differing(
            str(form[name].label),
            _shown(form.fields[name], form.get_initial_for_field(form.fields[name], name)),
            _shown(form.fields[name], form.cleaned_data.get(name, form[name].data)),
        )
        for name in form.changed_data
        if not form[name].is_hidden
    ]


def differing_rows(formsets: Iterable[Any]) -> list[Differing]:
    """Kinds of rows that are stored otherwise than they stand on the page."""
    pairs = [(one, "\n".join(one.stored_lines()), "\n".join(one.typed_lines())) for one in formsets]
    return [
        Differing(capfirst(one.model._meta.verbose_name_plural), stored or "–", typed or "–")
        for one, stored, typed in pairs
        if stored != typed
    ]


def _shown(field: forms.Field, value: Any) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(field, forms.ModelChoiceField):
        rows: Any = field.queryset
        return str((value if hasattr(value, "pk") else rows.filter(pk=value).first()) or "–")
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    return "\n".join(labels.get(str(one), str(one)) for one in values)
