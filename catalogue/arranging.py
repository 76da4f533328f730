"""Pin and hide products of a category by hand. Shoppers see it when the category is published."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Q, QuerySet

from catalogue.models import Category, Product, Rule, RuleKind
from catalogue.models.history import give_reason
from catalogue.publishing import keep_first_version

Person = AbstractBaseUser | AnonymousUser | None

LAST_PLACE = 500


@transaction.atomic
def pin(
    category: Category,
    product: Product,
    place: int,
    person: Person = None,
    *,
    stands_at: int | None = None,
    reason: str = "",
) -> Rule:
    """Let this product, or the one it is a variant of, stand at `place` (from 1).

    stands_at: the place where it is now, if any. Pins in the way make room: forwards for a product
    that moves back in the list, backwards for one that moves up.
    """
    locked = _lock(category, person)
    place = min(max(place, 1), LAST_PLACE)
    pins = list(locked.rules.filter(kind=RuleKind.PIN).select_related("product"))
    own = next((one for one in pins if _group(one) == product.group_id), None)
    taken = {one.position or 1: one for one in reversed(pins) if one is not own}
    moves_back = stands_at is not None and stands_at < place
    for rule, position in _make_room(taken, place, -1 if moves_back else 1):
        rule.position = position
        _keep(rule, "Made room for another pin.", person)
    own = own or Rule(kind=RuleKind.PIN, category=locked, product_id=product.group_id)
    own.position = place
    own.created_by_id = own.created_by_id or (person.pk if person else None)
    return _keep(own, reason, person)


@transaction.atomic
def hide(category: Category, product: Product, person: Person = None, reason: str = "") -> Rule:
    """Keep this product and its variants off the shelf, whatever else is said of it."""
    locked = _lock(category, person)
    known = _of(locked, RuleKind.HIDE, product).first()
    if known is not None:
        return known
    rule = Rule(kind=RuleKind.HIDE, category=locked, product_id=product.group_id)
    rule.created_by_id = person.pk if person else None
    return _keep(rule, reason, person)


@transaction.atomic
def take_away(
    category: Category, kind: RuleKind, product: Product, person: Person = None, reason: str = ""
) -> int:
    """Unpin, or show again; returns how many rules that ended."""
    locked = _lock(category, person)
    return _delete(_of(locked, kind, product), reason, person)


@transaction.atomic
def remove_rule(category: Category, rule_id: int, person: Person = None, reason: str = "") -> int:
    """Any rule of this category; returns 0 where somebody else was quicker."""
    locked = _lock(category, person)
    return _delete(locked.rules.filter(pk=rule_id), reason, person)


@transaction.atomic
def save_rule(rule: Rule, person: Person = None, reason: str = "") -> Rule:
    """A rule of a category that a form has filled in and checked."""
    if rule.category is not None:
        _lock(rule.category, person)
    if not rule.pk:
        rule.created_by_id = person.pk if person else None
    return _keep(rule, reason, person)


def _make_room(taken: Mapping[int, Rule], place: int, step: int) -> list[tuple[Rule, int]]:
    """The pins that stand in the way, and the places they get instead."""
    for direction in (step, -step):
        at = place
        while at in taken:
            at += direction
        if 1 <= at <= LAST_PLACE:
            run = [taken[one] for one in range(place, at, direction)]
            return [(rule, place + direction * n) for n, rule in enumerate(run, 1)]
    return []  # pinned from the first place to the last: the older one goes first


def _of(category: Category, kind: RuleKind, product: Product) -> QuerySet[Rule]:
    group = Q(product=product.group_id) | Q(product__parent=product.group_id)
    return category.rules.filter(group, kind=kind)


def _group(rule: Rule) -> int | None:
    return rule.product.group_id if rule.product else None


def _keep(rule: Rule, reason: str, person: Person) -> Rule:
    give_reason(rule, reason, person)
    rule.save()
    return rule


def _delete(rules: QuerySet[Rule], reason: str, person: Person) -> int:
    found = list(rules)
    for rule in found:
        give_reason(rule, reason, person)
        rule.delete()  # one by one, so that the history hears of it
    return len(found)


def _lock(category: Category, person: Person) -> Category:
    """As stored; what shoppers see of one that has no version yet is kept as it is."""
    locked = Category.objects.select_for_update(no_key=True).get(pk=category.pk)
    keep_first_version(locked, person)
    return locked
