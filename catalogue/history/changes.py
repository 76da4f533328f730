"""One change as a page shows it, and the words for what a field held."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model

from catalogue.conditions import condition_words
from catalogue.history.sources import Names, called
from catalogue.rule_words import moment_words

VERBS = {"+": "added", "~": "changed", "-": "removed"}
BY_NOBODY = "A command or an import"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """`said`: what was done, after the name of who did it; `address`: the page it came from."""

    when: datetime
    who: str
    said: str
    fields: tuple[FieldDifference, ...] = ()
    address: str = ""
    reason: str = ""


def differences(
    record: Any, previous: Any | None, hidden: frozenset[str], names: Names
) -> Iterable[FieldDifference]:
    """Field by field; of a new row all that it holds, of a removed one nothing."""
    if record.history_type == "-":
        return
    for one in record.tracked_fields:
        if one.name in hidden or one.primary_key:
            continue
        now = getattr(record, one.attname)
        before = getattr(previous, one.attname) if previous else None
        if now == before or (previous is None and now in _NOTHING):
            continue
        was = words(one, before, names) if previous else ""
        yield FieldDifference(_label(one), was, words(one, now, names))


_NOTHING: tuple[Any, ...] = (None, "", [], {})


def words(one: Field[Any, Any], value: Any, names: Names) -> str:
    """A value as one reads it; lists have one line each."""
    if value in _NOTHING:
        return ""
    if isinstance(one, ForeignKey):
        related = one.remote_field.model
        return called(names, related, value) if isinstance(related, type) else str(value)
    if one.choices:
        return str(dict(one.flatchoices).get(value, value))
    return _plain(one.name, value)


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, dict):
        if name == "condition":
            return condition_words(value)
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _label(one: Field[Any, Any]) -> str:
    name = str(one.verbose_name)
    return name[:1].upper() + name[1:]


def related_keys(record: Any) -> Iterable[tuple[type[Model], int]]:
    """Rows that a record names, by model and id."""
    for one in record.tracked_fields:
        value = getattr(record, one.attname)
        if isinstance(one, ForeignKey) and value and isinstance(one.remote_field.model, type):
            yield one.remote_field.model, value
