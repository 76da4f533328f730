"""Attributes and relations of a category as their rows stand on the page, finished or not."""

from collections.abc import Iterator, Mapping
from math import isfinite

from catalogue.content import ContentAttribute, ContentRelation
from catalogue.forms.rows import MOST_ROWS
from catalogue.models import Attribute, AttributeMode, Category, RelationKind

ATTRIBUTES, RELATIONS = "category_attributes", "relations"
_LIGHTEST, _HEAVIEST = 0.1, 5.0

Posted = Mapping[str, str]


def typed_attributes(posted: Posted) -> tuple[ContentAttribute, ...] | None:
    """In one question, however many rows there are. None: none could be typed."""
    if not _can_be_typed(posted, ATTRIBUTES):
        return None
    rows = [row for row in _rows(posted, ATTRIBUTES) if _number(row, "attribute")]
    known = Attribute.objects.in_bulk([_number(row, "attribute") for row in rows])
    found: dict[int, ContentAttribute] = {}
    for row in rows:
        attribute = known.get(_number(row, "attribute"))
        mode = row.get("mode", "")
        if attribute is None or mode not in AttributeMode.values:
            continue
        found.setdefault(
            attribute.pk,
            ContentAttribute(
                key=attribute.pk,
                name=attribute.name,
                prompts=tuple(attribute.prompts),
                opposites=tuple(attribute.opposites),
                mode=mode,
                weight=_weight(row),
            ),
        )
    return tuple(found.values())


def typed_relations(posted: Posted) -> tuple[ContentRelation, ...] | None:
    """In two questions, however many rows there are. None: none could be typed."""
    if not _can_be_typed(posted, RELATIONS):
        return None
    rows = [row for row in _rows(posted, RELATIONS) if row.get("kind") in RelationKind.values]
    others = Category.objects.in_bulk([_number(row, "other") for row in rows])
    attributes = Attribute.objects.in_bulk([_number(row, "attribute") for row in rows])
    found = []
    for row in rows:
        other = others.get(_number(row, "other"))
        attribute = attributes.get(_number(row, "attribute"))
        if (other is None) == (attribute is None):
            continue
        texts = other.texts if other else list(attribute.prompts) if attribute else []
        name = str(other or attribute)
        found.append(ContentRelation(row["kind"], name, tuple(texts), _weight(row)))
    return tuple(dict.fromkeys(found))


def _can_be_typed(posted: Posted, prefix: str) -> bool:
    """Whether rows stand on the page as fields, and not for reading only, or not at all."""
    there = posted.get(f"{prefix}-INITIAL_FORMS", "0") in {"", "0"}
    return f"{prefix}-TOTAL_FORMS" in posted and (there or f"{prefix}-0-weight" in posted)


def _rows(posted: Posted, prefix: str) -> Iterator[dict[str, str]]:
    """What the rows of a formset hold, without those that are to be removed."""
    typed = posted.get(f"{prefix}-TOTAL_FORMS", "")
    total = min(int(typed), MOST_ROWS) if typed.isascii() and typed.isdigit() else 0
    for number in range(total):
        start = f"{prefix}-{number}-"
        row = {
            name.removeprefix(start): value
            for name, value in posted.items()
            if name.startswith(start)
        }
        if not row.get("DELETE"):
            yield row


def _number(row: Mapping[str, str], name: str) -> int:
    typed = row.get(name, "")
    return int(typed[:18]) if typed.isascii() and typed.isdigit() else 0


def _weight(row: Mapping[str, str]) -> float:
    try:
        weight = float(row.get("weight", ""))
    except ValueError:
        return 1.0
    return min(max(weight, _LIGHTEST), _HEAVIEST) if isfinite(weight) else 1.0
