"""What the Arrange tab shows: the draft's shelf in shopper order, and this category's rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.safestring import SafeString

from catalogue.admin.rule import stage_chip
from catalogue.content import Content, draft_content, rules_content
from catalogue.models import Category, Product, Rule, RuleKind
from catalogue.models.merchandising.rule import RuleStage
from catalogue.rule_words import rule_words
from search.query import Filters, Query, QueryError
from search.ranking import Hit, NoEncoder, active_encoder, hydrate, retrieve

PAGE_SIZE = 48


@dataclass(frozen=True, slots=True)
class Card:
    """A product at its place. `pin`: the rule that holds it there."""

    hit: Hit
    group: int
    pin: Rule | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """`remark`: what it does now, where that is not plain: it rests, or how many it is about."""

    rule: Rule
    words: str
    stage: SafeString
    remark: str


@dataclass(frozen=True, slots=True)
class ArrangedShelf:
    """problem: why there are no cards."""

    cards: list[Card]
    total: int
    page: int
    pages: int
    rules: list[RuleRow]
    problem: str = ""


def arranged_shelf(category: Category, page: int) -> ArrangedShelf:
    rules = list(category.rules.select_related("product", "created_by"))
    content = draft_content(category)
    rows = _rows(rules, content)
    query = Query(category=category, page=max(page, 1), page_size=PAGE_SIZE)
    try:
        retrieval = retrieve(query, active_encoder(), content)
    except (NoEncoder, QueryError) as error:
        return ArrangedShelf([], 0, 1, 1, rows, str(error))
    if retrieval is None:
        return ArrangedShelf([], 0, 1, 1, rows, "There is nothing to rank by.")
    found = retrieval.page()
    hits = hydrate(found.placed, retrieval.share, query.offset)
    pins = {group_of(rule): rule for rule in reversed(rules) if rule.kind == RuleKind.PIN}
    cards = [
        Card(hit, hit.product.group_id, pins.get(hit.product.group_id) if hit.pinned else None)
        for hit in hits
    ]
    pages = max(1, -(-found.total // PAGE_SIZE))
    return ArrangedShelf(cards, found.total, query.page, pages, rows)


def group_of(rule: Rule) -> int:
    return rule.product.group_id if rule.product else 0


def _rows(rules: Sequence[Rule], content: Content) -> list[RuleRow]:
    titles = {group_of(rule): rule.product.title for rule in rules if rule.product}
    resting, met = _resting(rules, content), _met(rules)
    return [
        RuleRow(rule, rule_words(said, titles), stage_chip(rule), _remark(rule, resting, met))
        for rule, said in zip(rules, rules_content(rules), strict=True)
    ]


def _remark(rule: Rule, resting: dict[int, str], met: dict[int, int]) -> str:
    if rule.pk in resting:
        return f"rests: {resting[rule.pk]}"
    if rule.pk in met:
        return f"about {met[rule.pk]:,} product{'' if met[rule.pk] == 1 else 's'} in the shop"
    return ""


def _resting(rules: Iterable[Rule], content: Content) -> dict[int, str]:
    """Pins that would hold a product now and do not, by id, with the reason; two queries."""
    active = [rule for rule in rules if rule.stage() == RuleStage.ACTIVE]
    pins = [rule for rule in active if rule.kind == RuleKind.PIN]
    if not pins:
        return {}
    hidden = {group_of(rule) for rule in active if rule.kind == RuleKind.HIDE}
    groups = [group_of(rule) for rule in pins]
    seen = Product.objects.visible().of_groups(groups)
    shown = {product.group_id for product in seen.only("pk", "parent")}
    stocked = {product.group_id for product in seen.in_stock().only("pk", "parent")}
    reasons = (
        ("hidden here", hidden),
        ("rejected", set(content.rejected)),
        ("shoppers cannot see it", set(groups) - shown),
        ("sold out", set(groups) - stocked),
    )
    found: dict[int, str] = {}
    for rule in pins:
        reason = next((text for text, those in reasons if group_of(rule) in those), "")
        if reason:
            found[rule.pk] = reason
    return found


def _met(rules: Iterable[Rule]) -> dict[int, int]:
    """How many products that shoppers see a boost or bury is about; one query for all."""
    moving = [rule for rule in rules if rule.kind in {RuleKind.BOOST, RuleKind.BURY}]
    if not moving:
        return {}
    everything = Product.objects.all()
    counts = {
        str(rule.pk): Count(
            "pk",
            filter=Q(pk__in=Filters.from_condition(rule.condition).apply(everything).values("pk")),
        )
        for rule in moving
    }
    named = {f"rule_{key}": count for key, count in counts.items()}
    found = Product.objects.visible().aggregate(**named)
    return {rule.pk: found[f"rule_{rule.pk}"] for rule in moving}


def offered(term: str) -> list[Product]:
    """Products to pin or hide that are not on the page, by title or SKU."""
    words = " ".join(term.replace("\x00", "").split())
    if not words:
        return []
    named = Q(title__icontains=words) | Q(sku__iexact=words) | Q(variants__sku__iexact=words)
    groups = Product.objects.filter(named, parent=None).distinct().with_images()
    return list(groups.order_by("title", "pk")[:_OFFERED])


_OFFERED = 8
