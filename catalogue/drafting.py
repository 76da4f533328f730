"""Take an earlier version back into the draft, to work on from there. Decisions stay."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Model

from catalogue.content import Content, ContentRule, draft_content, rules_content
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    CategoryVersion,
    Product,
    Rule,
)
from catalogue.models.history import give_reason
from catalogue.publishing import ChangedMeanwhile, digest

Person = AbstractBaseUser | AnonymousUser | None


@transaction.atomic
def take_into_draft(
    version: CategoryVersion, person: Person = None, *, seen: str = ""
) -> list[str]:
    """Let the draft say what this version says; returns, in words, what could not be taken along.

    Words, attributes, relations, thresholds and rules are replaced; name, place in the tree, state
    and decisions stay. seen: the `digest` of the draft that would be replaced; raises
    ChangedMeanwhile where it is another by now.
    """
    category = Category.objects.select_for_update().get(pk=version.category_id)
    if seen and seen != digest(category, draft_content(category)):
        raise ChangedMeanwhile
    content = Content.from_dict(version.content)
    hand = _Hand(person, f"Taken from version {version.number}.")
    _take_words(category, content, hand)
    missing = [
        *_take_attributes(category, content, hand),
        *_take_relations(category, content, hand),
        *_take_rules(category, content, hand),
    ]
    _take_thresholds(category, content, hand)
    return missing


def draft_after(content: Content, draft: Content) -> Content:
    """What the draft says once this content is taken into it."""
    carried = {key: one for key, one in draft.thresholds.items() if one.carried}
    return replace(
        content,
        parents=draft.parents,
        approved=draft.approved,
        rejected=draft.rejected,
        thresholds={**carried, **content.thresholds},
    )


@dataclass(frozen=True, slots=True)
class _Hand:
    """Writes rows so that the history knows by whom and why."""

    person: Person
    reason: str

    def save(self, row: Model) -> None:
        give_reason(row, self.reason, self.person)
        row.save()

    def delete(self, rows: Iterable[Model]) -> None:
        for row in rows:
            give_reason(row, self.reason, self.person)
            row.delete()


def _take_words(category: Category, content: Content, hand: _Hand) -> None:
    first, *others = content.texts or ("",)
    category.definition = "" if first == category.name.strip() else first
    category.prompts = others
    category.combination = content.combination
    category.negatives = list(content.negatives)
    category.negative_weight = content.negative_weight
    category.switched_off = list(content.switched_off)
    category.switched_on = list(content.switched_on)
    hand.save(category)


def _take_attributes(category: Category, content: Content, hand: _Hand) -> Iterable[str]:
    rows = {row.attribute_id: row for row in category.category_attributes.all()}
    wanted = {one.key: one for one in content.attributes}
    hand.delete((row for key, row in rows.items() if key not in wanted))
    known = Attribute.objects.in_bulk(wanted.keys())
    for key, one in wanted.items():
        attribute = known.get(key) or Attribute.objects.filter(name=one.name).first()
        if attribute is None:
            yield f"The attribute “{one.name}” is gone."
            continue
        row = rows.get(attribute.pk) or CategoryAttribute(category=category, attribute=attribute)
        row.mode, row.weight = one.mode, one.weight
        hand.save(row)
        said = (tuple(attribute.prompts), tuple(attribute.opposites))
        if said != (one.prompts, one.opposites):
            yield f"The attribute “{attribute}” has other words now; it is shared, so they stay."


def _take_relations(category: Category, content: Content, hand: _Hand) -> Iterable[str]:
    rows = list(category.relations.select_related("other", "attribute"))
    own = {(row.kind, str(row.other or row.attribute)): row for row in rows}
    wanted = {(one.kind, one.name): one for one in content.relations}
    hand.delete((row for key, row in own.items() if key not in wanted))
    for key, one in wanted.items():
        row = own.get(key) or _related(category, one.kind, one.name)
        if row is None:
            yield f"“{one.name}”, which it was related to, is gone."
            continue
        row.weight = one.weight
        hand.save(row)


def _related(category: Category, kind: str, name: str) -> CategoryRelation | None:
    """The other end was kept by its name."""
    attribute = Attribute.objects.filter(name=name).first()
    if attribute is not None:
        return CategoryRelation(category=category, kind=kind, attribute=attribute)
    other = Category.objects.filter(name=name).exclude(pk=category.pk).order_by("pk").first()
    return CategoryRelation(category=category, kind=kind, other=other) if other else None


def _take_rules(category: Category, content: Content, hand: _Hand) -> Iterable[str]:
    rows = list(category.rules.select_related("product"))
    own = dict(zip(map(_frozen, rules_content(rows)), rows, strict=True))
    wanted = {_frozen(one): one for one in content.rules}
    hand.delete((row for key, row in own.items() if key not in wanted))
    products = Product.objects.in_bulk(one.product for one in content.rules if one.product)
    for key, one in wanted.items():
        if key in own:
            continue
        if one.product and one.product not in products:
            yield f"The product number {one.product} of a rule is gone."
            continue
        rule = Rule(category=category, created_by_id=hand.person.pk if hand.person else None)
        for name in ("kind", "position", "strength", "note", "starts_at", "ends_at"):
            setattr(rule, name, getattr(one, name))
        rule.condition, rule.product_id = dict(one.condition), one.product
        hand.save(rule)


def _take_thresholds(category: Category, content: Content, hand: _Hand) -> None:
    """One that was carried over to an encoder which the version does not know stays."""
    rows = {row.encoder_id: row for row in category.thresholds.all()}
    gone = (row for key, row in rows.items() if key not in content.thresholds and not row.carried)
    hand.delete(gone)
    for key, one in content.thresholds.items():
        row = rows.get(key) or CategoryThreshold(category=category, encoder_id=key)
        row.value, row.review_from, row.carried = one.value, one.review_from, one.carried
        hand.save(row)


def _frozen(rule: ContentRule) -> str:
    """Equal for equal rules; conditions are mappings, which have no hash."""
    return repr(rule)
