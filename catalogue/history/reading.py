"""One page of a history that lies in several tables, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Value

from catalogue.history.changes import BY_NOBODY, VERBS, Change, differences, related_keys
from catalogue.history.sources import Names, Source
from catalogue.models import CategoryVersion
from catalogue.rule_words import moment_words

_PUBLISHED, _CALLED_OFF = -1, -2


def read_history(
    sources: Sequence[Source], offset: int, limit: int, category: int | None = None
) -> tuple[list[Change], int]:
    """The changes of one page, and how many records there are in all.

    category: its versions belong to the history too. A record that changed nothing is left out, so
    a page may be shorter than `limit`. The number of queries is bounded by that of the sources.
    """
    lists = [
        _keys(source.records, "history_date", "history_id", number)
        for number, source in enumerate(sources)
    ]
    if category is not None:
        versions = CategoryVersion.objects.filter(category=category)
        off = versions.filter(_WAS_CALLED_OFF)
        lists.append(_keys(versions, "created_at", "id", _PUBLISHED))
        lists.append(_keys(off, "withdrawn_at", "id", _CALLED_OFF))
    everything = lists[0].union(*lists[1:], all=True)
    found = list(everything.order_by("-at", "-key")[offset : offset + limit])
    wanted: dict[int, list[int]] = defaultdict(list)
    for _, key, number in found:
        wanted[number].append(key)
    changes = {**_of_records(sources, wanted), **_of_versions(wanted)}
    page = [changes[number, key] for _, key, number in found if (number, key) in changes]
    return page, everything.count()


_WAS_CALLED_OFF = Q(withdrawn_at__lt=F("starts_at"))


def _keys(rows: Any, date: str, key: str, number: int) -> "QuerySet[Any, Any]":
    """(when, id, number of the source), so that tables can be put in one order."""
    named = rows.order_by().annotate(
        at=F(date), key=F(key), source=Value(number, output_field=IntegerField())
    )
    keys: QuerySet[Any, Any] = named.values_list("at", "key", "source")
    return keys


def _of_records(
    sources: Sequence[Source], wanted: dict[int, list[int]]
) -> dict[tuple[int, int], Change]:
    loaded = {number: _load(sources[number], wanted[number]) for number in wanted if number >= 0}
    names = _names(record for pairs in loaded.values() for pair in pairs for record in pair)
    changes = {}
    for number, pairs in loaded.items():
        for record, previous in pairs:
            change = _change(sources[number], record, previous, names)
            if change is not None:
                changes[number, record.history_id] = change
    return changes


def _load(source: Source, keys: list[int]) -> list[tuple[Any, Any | None]]:
    """Each record with the one before it."""
    history = source.records.model.objects
    before = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = before.order_by("-history_id").values("history_id")[:1]
    records = list(
        history.filter(history_id__in=keys)
        .annotate(previous_key=Subquery(last))
        .select_related("history_user")
    )
    previous = history.in_bulk([one.previous_key for one in records if one.previous_key])
    return [(one, previous.get(one.previous_key)) for one in records]


def _change(source: Source, record: Any, previous: Any | None, names: Names) -> Change | None:
    hidden = source.hidden if previous else source.hidden | source.told
    fields = tuple(differences(record, previous, hidden, names))
    if record.history_type == "~" and not fields:
        return None
    return Change(
        when=record.history_date,
        who=str(record.history_user or BY_NOBODY),
        said=f"{VERBS[record.history_type]} {source.title(record, names)}",
        fields=fields,
        address=record.address,
        reason=record.history_change_reason or "",
    )


def _names(records: Iterable[Any | None]) -> Names:
    """What the rows are called that records speak of, those that are gone by their own history."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for record in records:
        for model, key in related_keys(record) if record else ():
            wanted[model].add(key)
    names: dict[tuple[type[Model], int], str] = {}
    for model, keys in wanted.items():
        rows: dict[int, Any] = model._default_manager.in_bulk(keys)
        gone = keys - rows.keys()
        history = getattr(model, "history", None)
        if gone and history is not None:
            last = history.filter(id__in=gone).order_by("id", "-history_id").distinct("id")
            rows |= {record.id: record.instance for record in last}
        names |= {(model, key): str(row) for key, row in rows.items()}
    return names


def _of_versions(wanted: dict[int, list[int]]) -> dict[tuple[int, int], Change]:
    keys = [*wanted.get(_PUBLISHED, ()), *wanted.get(_CALLED_OFF, ())]
    if not keys:
        return {}
    versions = CategoryVersion.objects.defer("content").select_related(
        "author", "withdrawn_by", "restored_from"
    )
    found = versions.in_bulk(keys)
    published = {
        (_PUBLISHED, key): _published(found[key])
        for key in wanted.get(_PUBLISHED, ())
        if key in found
    }
    called_off = {
        (_CALLED_OFF, key): _called_off(found[key])
        for key in wanted.get(_CALLED_OFF, ())
        if key in found
    }
    return {**published, **called_off}


def _published(version: CategoryVersion) -> Change:
    said = f"published version {version.number}"
    if version.restored_from:
        said += f", which is version {version.restored_from.number} again"
    elif version.starts_at > version.created_at:
        said = f"scheduled version {version.number} for {moment_words(version.starts_at)}"
    return Change(version.created_at, str(version.author or BY_NOBODY), said, reason=version.note)


def _called_off(version: CategoryVersion) -> Change:
    when = version.withdrawn_at or version.starts_at
    said = f"called off version {version.number}"
    return Change(when, str(version.withdrawn_by or BY_NOBODY), said)
