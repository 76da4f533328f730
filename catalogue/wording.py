"""A category's content as one reads it, and how two of them differ, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogue.content import Content, ContentAttribute, ContentRelation, ContentThreshold
from catalogue.models import AttributeMode, Combination, Product, RelationKind
from catalogue.rule_words import product_words, rule_words


@dataclass(frozen=True, slots=True)
class Names:
    """Titles of products by id, and names of encoders by their long ids."""

    products: Mapping[int, str] = field(default_factory=dict)
    encoders: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """`gone` and `new` are the lines that only one side has; `kept` counts the others.

    Where only the order differs, both hold all lines.
    """

    label: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    kept: int


def names_of(*contents: Content, encoders: Mapping[str, str] | None = None) -> Names:
    """Titles of all products that these speak of, in one query."""
    keys: set[int] = set()
    for content in contents:
        keys.update(content.approved, content.rejected)
        keys.update(rule.product for rule in content.rules if rule.product)
    titles = Product.objects.filter(pk__in=keys).values_list("pk", "title") if keys else ()
    return Names(dict(titles), encoders or {})


def facts(content: Content, names: Names) -> list[Fact]:
    """All that it says, without what it leaves empty."""
    said = [Fact(label, tuple(lines)) for label, lines in _lines(content, names)]
    return [fact for fact in said if fact.lines]


def fact_changes(before: Content, after: Content, names: Names) -> list[FactChange]:
    changes = []
    for (label, old), (_, new) in zip(_lines(before, names), _lines(after, names), strict=True):
        was, now = tuple(old), tuple(new)
        if was != now:
            gone = tuple(line for line in was if line not in now)
            come = tuple(line for line in now if line not in was)
            kept = len(now) - len(come)
            changes.append(
                FactChange(label, gone, come, kept)
                if gone or come
                else FactChange(label, was, now, 0)
            )
    return changes


def _lines(content: Content, names: Names) -> list[tuple[str, Iterable[str]]]:
    weight = content.negative_weight
    return [
        ("Definition", content.texts[:1]),
        ("Prompts", content.texts[1:]),
        ("With several prompts", [Combination(content.combination).label]),
        ("To move away from", content.negatives),
        ("How strongly to move away", [f"{weight:g}"] if content.negatives else []),
        ("Below", [" › ".join(reversed(content.parents))] if content.parents else []),
        ("Attributes", map(_attribute, content.attributes)),
        ("Relations", map(_relation, content.relations)),
        ("Parts switched off", content.switched_off),
        ("Parts switched on", content.switched_on),
        ("Threshold", [_threshold(*one, names) for one in sorted(content.thresholds.items())]),
        ("Approved", [product_words(names.products, key) for key in content.approved]),
        ("Rejected", [product_words(names.products, key) for key in content.rejected]),
        ("Rules", [rule_words(rule, names.products) for rule in content.rules]),
    ]


def _attribute(one: ContentAttribute) -> str:
    said = ", ".join(f"“{text}”" for text in one.prompts)
    against = ", ".join(f"“{text}”" for text in one.opposites)
    mode = AttributeMode(one.mode).label
    opposite = f", as against {against}" if against else ""
    return f"{mode} {one.name}, weight {one.weight:g}: {said}{opposite}"


def _relation(one: ContentRelation) -> str:
    said = ", ".join(f"“{text}”" for text in one.texts)
    return f"{RelationKind(one.kind).label} {one.name}, weight {one.weight:g}: {said}"


def _threshold(encoder_id: str, one: ContentThreshold, names: Names) -> str:
    encoder = names.encoders.get(encoder_id, "an encoder that is gone")
    review = "" if one.review_from is None else f", review from {one.review_from:.4f}"
    carried = ", carried over from another encoder" if one.carried else ""
    return f"{one.value:.4f} under {encoder}{review}{carried}"
