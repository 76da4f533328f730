"""Rules as one reads them, the same words on every page."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from catalogue.conditions import condition_words
from catalogue.content import ContentRule
from catalogue.models import RuleKind

STRENGTHS = {1: "mild", 2: "clear", 3: "strong"}
_ADVERBS = {1: "mildly", 2: "clearly", 3: "strongly"}


def rule_words(rule: ContentRule, products: Mapping[int, str]) -> str:
    """“Pin “Trail 28” to place 1, from 1 Dec 2026, 08:00”; products: titles by id."""
    said = f"{_what(rule, products)}{period_words(rule)}"
    return f"{said} ({rule.note})" if rule.note else said


def period_words(rule: ContentRule) -> str:
    """“, from … until …” or nothing."""
    parts = [
        f"{word} {moment_words(datetime.fromisoformat(when))}"
        for word, when in (("from", rule.starts_at), ("until", rule.ends_at))
        if when
    ]
    return f", {' '.join(parts)}" if parts else ""


def moment_words(when: datetime) -> str:
    return date_format(timezone.localtime(when), "j M Y, H:i")


def product_words(products: Mapping[int, str], key: int | None) -> str:
    title = products.get(key or 0)
    return f"“{title}”" if title else f"a product that is gone (number {key})"


def _what(rule: ContentRule, products: Mapping[int, str]) -> str:
    if rule.kind == RuleKind.PIN:
        return f"Pin {product_words(products, rule.product)} to place {rule.position}"
    if rule.kind == RuleKind.HIDE:
        return f"Hide {product_words(products, rule.product)}"
    how = _ADVERBS.get(rule.strength, "clearly")
    return f"{RuleKind(rule.kind).label} {how}: {condition_words(rule.condition)}"
