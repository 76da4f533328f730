"""All that shapes a category's shelf, in one frozen piece: drafts, versions and previews alike.

A `Content` is read from the rows that people edit or from a published version. It carries words
and ids only, so it can be kept as JSON for good, compared, and ranked by under any encoder.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from catalogue.models import (
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    Combination,
    Rule,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class ContentAttribute:
    """`key` is the attribute's id; prompts and opposites are its words at that time."""

    key: int
    name: str
    prompts: tuple[str, ...]
    opposites: tuple[str, ...]
    mode: str
    weight: float


@dataclass(frozen=True, slots=True)
class ContentRelation:
    """kind as in `RelationKind`; `texts` describe the other end."""

    kind: str
    name: str
    texts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class ContentThreshold:
    """Under one encoder: the least score that belongs, and where waiting for review begins."""

    value: float
    review_from: float | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class ContentRule:
    """A pin, hide, boost or bury; times as ISO texts, None: always."""

    kind: str
    product: int | None = None
    position: int | None = None
    condition: Mapping[str, Any] = field(default_factory=dict)
    strength: int = 2
    starts_at: str | None = None
    ends_at: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """texts: what defines it, best said first; parents: broader names, nearest first.

    approved and rejected are ids of products (those that variants share).
    """

    texts: tuple[str, ...]
    combination: str = Combination.MEAN
    negatives: tuple[str, ...] = ()
    negative_weight: float = 1.0
    parents: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    attributes: tuple[ContentAttribute, ...] = ()
    relations: tuple[ContentRelation, ...] = ()
    switched_off: tuple[str, ...] = ()
    switched_on: tuple[str, ...] = ()
    thresholds: Mapping[str, ContentThreshold] = field(default_factory=dict)
    approved: tuple[int, ...] = ()
    rejected: tuple[int, ...] = ()
    rules: tuple[ContentRule, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON; `from_dict` reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """What an older version of the program left out has its default."""
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        known.setdefault("texts", ())
        for name, kind in _NESTED.items():
            if name in known:
                known[name] = tuple(_read(kind, one) for one in known[name])
        if "thresholds" in known:
            known["thresholds"] = {
                encoder: _read(ContentThreshold, one)
                for encoder, one in known["thresholds"].items()
            }
        return cls(**{name: _frozen(value) for name, value in known.items()})


_NESTED: dict[str, type[Any]] = {
    "attributes": ContentAttribute,
    "relations": ContentRelation,
    "rules": ContentRule,
}


def draft_content(category: Category) -> Content:
    """What the rows say that people edit now. The category may be unsaved."""
    saved = category.pk is not None
    return Content(
        texts=tuple(category.texts),
        combination=category.combination,
        negatives=tuple(category.negatives),
        negative_weight=category.negative_weight,
        parents=tuple(above.name for above in reversed(category.ancestors())),
        siblings=sibling_names(category),
        attributes=_attributes(category) if saved else (),
        relations=_relations(category) if saved else (),
        switched_off=tuple(category.switched_off),
        switched_on=tuple(category.switched_on),
        thresholds=thresholds_content(category.thresholds.all()) if saved else {},
        approved=_decided(category, Verdict.APPROVE) if saved else (),
        rejected=_decided(category, Verdict.REJECT) if saved else (),
        rules=rules_content(category.rules.select_related("product")) if saved else (),
    )


def live_content(category: Category) -> Content:
    """What shoppers see: the version in force, or the rows of one that never had a version."""
    version = category.versions.live(category) if category.pk else None
    return Content.from_dict(version.content) if version else draft_content(category)


def sibling_names(category: Category) -> tuple[str, ...]:
    """Names of the published categories under the same parent, without itself."""
    beside = Category.objects.filter(parent=category.parent_id, state="published")
    names = beside.exclude(pk=category.pk).order_by("name").values_list("name", flat=True)
    return tuple(dict.fromkeys(names[:_MOST_SIBLINGS]))


_MOST_SIBLINGS = 64


def rules_content(rules: Iterable[Rule]) -> tuple[ContentRule, ...]:
    return tuple(
        ContentRule(
            kind=rule.kind,
            product=rule.product.group_id if rule.product else None,
            position=rule.position,
            condition=rule.condition,
            strength=rule.strength,
            starts_at=rule.starts_at.isoformat() if rule.starts_at else None,
            ends_at=rule.ends_at.isoformat() if rule.ends_at else None,
            note=rule.note,
        )
        for rule in rules
    )


def attributes_content(rows: Iterable[CategoryAttribute]) -> tuple[ContentAttribute, ...]:
    return tuple(
        ContentAttribute(
            key=row.attribute_id,
            name=row.attribute.name,
            prompts=tuple(row.attribute.prompts),
            opposites=tuple(row.attribute.opposites),
            mode=row.mode,
            weight=row.weight,
        )
        for row in rows
    )


def relations_content(rows: Iterable[CategoryRelation]) -> tuple[ContentRelation, ...]:
    return tuple(
        ContentRelation(
            kind=row.kind,
            name=str(row.other or row.attribute),
            texts=tuple(row.texts),
            weight=row.weight,
        )
        for row in rows
    )


def thresholds_content(rows: Iterable[CategoryThreshold]) -> dict[str, ContentThreshold]:
    return {
        row.encoder_id: ContentThreshold(row.value, row.review_from, row.carried) for row in rows
    }


def _attributes(category: Category) -> tuple[ContentAttribute, ...]:
    return attributes_content(category.category_attributes.select_related("attribute"))


def _relations(category: Category) -> tuple[ContentRelation, ...]:
    return relations_content(category.relations.select_related("other", "attribute"))


def _decided(category: Category, verdict: Verdict) -> tuple[int, ...]:
    decided = category.decisions.filter(verdict=verdict)
    return tuple(decided.order_by("product_id").values_list("product_id", flat=True))


def _read(kind: type[Any], stored: Mapping[str, Any]) -> Any:
    known = {name: stored[name] for name in kind.__dataclass_fields__ if name in stored}
    return kind(**{name: _frozen(value) for name, value in known.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
