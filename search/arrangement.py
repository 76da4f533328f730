"""People's hand on an order: decisions, pins, hides, boosts and buries, as far as in force now.

This is the one order in which they hold, on every shelf and for every search:

1. What shoppers cannot see and what a filter leaves out stays out.
2. Hidden and rejected products are out, even where they are pinned or approved too.
3. A pin beats threshold and order. It rests while its product is out, hidden from shoppers, sold
   out or without a picture: the place closes up. Of two pins at one place the older one stands
   there and the other behind it; of two pins of one product the first counts, the category's
   before the search's.
4. An approval beats the threshold and leaves the place to the score.
5. The threshold decides on all others, by their score without boosts.
6. Boosts and buries add up, those of the category or search and those of everywhere. They change
   the order only.

A rule outside its time does nothing. `rules=False` leaves out pins, hides, boosts and buries; what
people decided about products holds all the same.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import BooleanField, Case, F, FloatField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalogue.content import Content, ContentRule, rules_content
from catalogue.models import Product, ProductImage, Rule, RuleKind
from catalogue.querysets import ProductQuerySet
from search.query import Filters
from search.vector_stores.base import Owners

STRENGTHS = {1: 0.5, 2: 1.0, 3: 2.0}
"""In units of the encoder's 1 / logit scale: 1 makes a product e times as likely."""


@dataclass(frozen=True, slots=True)
class Boost:
    """Products that meet the condition get `amount` (negative: buried) added for the order."""

    condition: Filters
    amount: float
    note: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Ids are those of products that variants share. pins: (place from 1, id), by place."""

    approved: frozenset[int] = frozenset()
    rejected: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    pins: tuple[tuple[int, int], ...] = ()
    boosts: tuple[Boost, ...] = ()

    @property
    def out(self) -> frozenset[int]:
        return self.rejected | self.hidden


def arrangement_of(
    content: Content | None, text: str, scale: float, *, rules: bool = True
) -> Arrangement:
    """Of a category's content, of a query's words, and of rules that hold everywhere.

    scale: 1 / the encoder's logit scale. rules False: decisions only, to compare.
    """
    said = [*(content.rules if content else ()), *_other_rules(text)] if rules else []
    now = timezone.now()
    active = [rule for rule in said if _is_active(rule, now)]
    hidden = {rule.product for rule in active if rule.kind == RuleKind.HIDE and rule.product}
    pins: dict[int, int] = {}
    for rule in active:
        if rule.kind == RuleKind.PIN and rule.product and rule.position:
            pins.setdefault(rule.product, rule.position)
    return Arrangement(
        approved=frozenset(content.approved) if content else frozenset(),
        rejected=frozenset(content.rejected) if content else frozenset(),
        hidden=frozenset(hidden),
        pins=tuple(sorted(((place, one) for one, place in pins.items()), key=itemgetter(0))),
        boosts=tuple(_boosts(active, scale)),
    )


def arranged_owners(
    products: ProductQuerySet, arrangement: Arrangement, named: Collection[int] = ()
) -> Owners:
    """Rows of (image, group, product, boost, kept), as vector stores want their owners.

    named: groups that are kept because the query names them, as approved ones are.
    """
    if arrangement.out:
        products = products.without_groups(arrangement.out)
    boost: Any = Value(0.0, output_field=FloatField())
    for one in arrangement.boosts:
        met = one.condition.apply(Product.objects.all()).order_by().values("pk")
        boost = boost + Case(
            When(product_id__in=met, then=Value(one.amount)),
            default=Value(0.0),
            output_field=FloatField(),
        )
    group = Coalesce(F("product__parent_id"), F("product_id"))
    kept: Any = Value(False)
    held = arrangement.approved.union(named)
    if held:
        alone = Q(product__parent__isnull=True, product_id__in=held)
        kept = Case(
            When(alone | Q(product__parent_id__in=held), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    images = ProductImage.objects.filter(product__in=products).order_by()
    return images.values_list("id", group, "product_id", boost, kept)


def _other_rules(text: str) -> tuple[ContentRule, ...]:
    """Rules of this query, and those of no category and no query."""
    queries = {"", " ".join(text.lower().split())}
    rules = Rule.objects.filter(category__isnull=True, query__in=queries).select_related("product")
    return rules_content(rules.order_by("position", "id"))


def _is_active(rule: ContentRule, now: datetime) -> bool:
    started = rule.starts_at is None or datetime.fromisoformat(rule.starts_at) <= now
    return started and (rule.ends_at is None or datetime.fromisoformat(rule.ends_at) > now)


def _boosts(rules: Iterable[ContentRule], scale: float) -> Iterable[Boost]:
    for rule in rules:
        if rule.kind in {RuleKind.BOOST, RuleKind.BURY}:
            sign = 1 if rule.kind == RuleKind.BOOST else -1
            amount = sign * STRENGTHS.get(rule.strength, 1.0) * scale
            yield Boost(Filters.from_condition(rule.condition), amount, rule.note)
