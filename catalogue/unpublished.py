"""Which of many categories have changes that shoppers do not see yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from catalogue.content import (
    Content,
    attributes_content,
    relations_content,
    rules_content,
    thresholds_content,
)
from catalogue.models import (
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    CategoryVersion,
    Decision,
    Rule,
    State,
    Verdict,
)
from catalogue.publishing import is_same


def with_unpublished_changes(categories: Sequence[Category]) -> set[int]:
    """As `has_unpublished_changes` says of each, in seven questions for all of them together."""
    ids = [category.pk for category in categories]
    newest = (
        CategoryVersion.objects.standing()
        .filter(category__in=ids)
        .order_by("category_id", "-number")
        .distinct("category_id")
    )
    versions = {version.category_id: Content.from_dict(version.content) for version in newest}
    drafts = _drafts([category for category in categories if category.pk in versions])
    return {
        category.pk
        for category in categories
        if (
            not is_same(versions[category.pk], drafts[category.pk])
            if category.pk in versions
            else category.state != State.PUBLISHED
        )
    }


def _drafts(categories: Sequence[Category]) -> dict[int, Content]:
    """As `catalogue.content.draft_content`, but without siblings, which say nothing of a draft."""
    ids = [category.pk for category in categories]
    above = _lines(categories)
    attributes = _grouped(CategoryAttribute.objects.select_related("attribute"), ids)
    relations = _grouped(CategoryRelation.objects.select_related("other", "attribute"), ids)
    thresholds = _grouped(CategoryThreshold.objects.all(), ids)
    rules = _grouped(Rule.objects.select_related("product"), ids)
    decided: dict[tuple[int, str], list[int]] = defaultdict(list)
    decisions = Decision.objects.filter(category__in=ids).order_by("product_id")
    for category, product, verdict in decisions.values_list("category", "product", "verdict"):
        decided[category, verdict].append(product)
    return {
        one.pk: Content(
            texts=tuple(one.texts),
            combination=one.combination,
            negatives=tuple(one.negatives),
            negative_weight=one.negative_weight,
            parents=above[one.pk],
            attributes=attributes_content(attributes[one.pk]),
            relations=relations_content(relations[one.pk]),
            switched_off=tuple(one.switched_off),
            switched_on=tuple(one.switched_on),
            thresholds=thresholds_content(thresholds[one.pk]),
            approved=tuple(decided[one.pk, Verdict.APPROVE]),
            rejected=tuple(decided[one.pk, Verdict.REJECT]),
            rules=rules_content(rules[one.pk]),
        )
        for one in categories
    }


def _grouped(rows: Any, ids: Iterable[int]) -> dict[int, list[Any]]:
    of_category: dict[int, list[Any]] = defaultdict(list)
    for row in rows.filter(category__in=ids):
        of_category[row.category_id].append(row)
    return of_category


def _lines(categories: Sequence[Category]) -> dict[int, tuple[str, ...]]:
    """The names above each, nearest first. Ends even on a circle."""
    if not categories:
        return {}
    tree = {pk: (name, up) for pk, name, up in Category.objects.values_list("pk", "name", "parent")}
    lines = {}
    for category in categories:
        line: dict[int, str] = {}
        up = category.parent_id
        while up in tree and up not in line and up != category.pk:
            line[up], up = tree[up]
        lines[category.pk] = tuple(line.values())
    return lines
