"""Whose records make a history: one row's own, or a category's with all that belongs to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from catalogue.content import ContentRule
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    Decision,
    Product,
    RelationKind,
    Rule,
)
from catalogue.rule_words import rule_words

Names = Mapping[tuple[type[Model], int], str]
"""What rows are called, by their model and id."""


@dataclass(frozen=True, slots=True)
class Source:
    """Records of `model` that meet `of`.

    title: what such a row is; hidden: fields that the title or the page says already; told: those
    that the title says of a new row.
    """

    model: type[Model]
    of: Q
    title: Callable[[Any, Names], str]
    hidden: frozenset[str] = field(default_factory=frozenset)
    told: frozenset[str] = field(default_factory=frozenset)

    @property
    def records(self) -> Any:
        return getattr(self.model, "history").filter(self.of)  # noqa: B009  (added by a field)


def of_row(row: Model) -> list[Source]:
    """The history of one product, rule or attribute."""
    noun = str(row._meta.verbose_name)
    return [Source(type(row), Q(id=row.pk), lambda record, names: f"the {noun}")]


def of_category(key: int) -> list[Source]:
    """With its attributes and their words, relations, thresholds, decisions and rules."""
    used = CategoryAttribute.objects.filter(category=key).values("attribute")
    inside = Q(category_id=key)
    category = frozenset({"category"})
    return [
        Source(Category, Q(id=key), lambda record, names: "the category"),
        Source(CategoryAttribute, inside, _attribute, category | {"attribute"}),
        Source(Attribute, Q(id__in=used), _words, frozenset({"name"})),
        Source(CategoryRelation, inside, _relation, category | {"kind", "other", "attribute"}),
        Source(CategoryThreshold, inside, lambda record, names: "the threshold", category),
        Source(Decision, inside, _decision, category | {"product", "decided_by"}),
        Source(Rule, inside, _rule, category | {"product", "query", "created_by"}, _RULE),
    ]


_RULE = frozenset({"kind", "position", "condition", "strength"})


def called(names: Names, model: type[Model], key: int | None) -> str:
    return names.get((model, key or 0)) or f"one that is gone (number {key})"


def _attribute(record: Any, names: Names) -> str:
    return f"the attribute “{called(names, Attribute, record.attribute_id)}”"


def _words(record: Any, names: Names) -> str:
    return f"the words of the attribute “{record.name}”"


def _relation(record: Any, names: Names) -> str:
    end = (Category, record.other_id) if record.other_id else (Attribute, record.attribute_id)
    return f"the relation “{RelationKind(record.kind).label} {called(names, *end)}”"


def _decision(record: Any, names: Names) -> str:
    return f"the decision on “{called(names, Product, record.product_id)}”"


def _rule(record: Any, names: Names) -> str:
    titles = {key: name for (model, key), name in names.items() if model is Product}
    rule = ContentRule(
        kind=record.kind,
        product=record.product_id,
        position=record.position,
        condition=record.condition,
        strength=record.strength,
    )
    return f"the rule “{rule_words(rule, titles)}”"
