"""Record what a person decides about products in a category, and take it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from catalogue.content import Content
from catalogue.models import Category, Decision, Product, State, Verdict
from catalogue.models.history import asked_at
from catalogue.publishing import keep_first_version

Person = AbstractBaseUser | AnonymousUser | None

_BATCH = 500
_SAID = ("verdict", "score", "encoder_id", "reason", "decided_by", "decided_at")


@transaction.atomic
def decide(
    category: Category,
    products: Sequence[Product],
    verdict: Verdict,
    person: Person = None,
    *,
    scores: Mapping[int, float] | None = None,
    encoder_id: str = "",
    reason: str = "",
) -> list[Decision]:
    """Approve or reject these products, or the ones that they are variants of.

    scores: by the id of the product that variants share, as they were when it was decided. A later
    word replaces an earlier one; both stay in the history. Any number costs a handful of
    statements. Shoppers see nothing of it before the category is published.
    """
    groups = list(dict.fromkeys(product.group_id for product in products))
    known = _lock(category, person, groups)
    now, said = timezone.now(), scores or {}
    made = [known.get(group) or Decision(category=category, product_id=group) for group in groups]
    for decision in made:
        decision.verdict = verdict
        decision.score = said.get(decision.product_id)
        decision.encoder_id = encoder_id
        decision.reason = reason[:300]
        decision.decided_by_id = person.pk if person else None
        decision.decided_at = now
    kept = _kept_with(person, reason)
    bulk_create_with_history([one for one in made if one.pk is None], Decision, **kept)
    bulk_update_with_history(list(known.values()), Decision, _SAID, **kept)
    return made


@transaction.atomic
def take_back(
    category: Category, products: Sequence[Product], person: Person = None, reason: str = ""
) -> int:
    """Undo what was decided about these; returns how many decisions that were."""
    known = _lock(category, person, {product.group_id for product in products})
    if known:
        _keep_deletions(list(known.values()), _kept_with(person, reason))
        gone = Decision.objects.filter(pk__in=[decision.pk for decision in known.values()])
        # nothing hangs on a decision, and its history is written
        gone._raw_delete(gone.db)  # noqa: SLF001
    return len(known)


def unseen_decisions(category: Category) -> int:
    """How many decisions shoppers do not see yet: made, changed or taken back since."""
    now = dict(category.decisions.values_list("product_id", "verdict"))
    if category.state != State.PUBLISHED:
        return len(now)
    version = category.versions.live(category)
    if version is None:  # the rows themselves are what shoppers see
        return 0
    content = Content.from_dict(version.content)
    seen: dict[int, str] = dict.fromkeys(content.approved, Verdict.APPROVE)
    seen |= dict.fromkeys(content.rejected, Verdict.REJECT)
    return sum(seen.get(product) != now.get(product) for product in seen.keys() | now.keys())


def _lock(
    category: Category, person: Person, groups: Sequence[int] | set[int]
) -> dict[int, Decision]:
    """What is decided about these already. One person at a time decides in a category."""
    stored = Category.objects.select_for_update(no_key=True).get(pk=category.pk)
    keep_first_version(stored, person)
    decisions = Decision.objects.filter(category=category, product_id__in=groups)
    return {decision.product_id: decision for decision in decisions}


def _kept_with(person: Person, reason: str) -> dict[str, Any]:
    """What the history holds beside the values."""
    return {
        "batch_size": _BATCH,
        "default_user": person if person and person.pk else None,
        "default_change_reason": reason[:100] or None,
        "custom_historical_attrs": {"address": asked_at()},
    }


def _keep_deletions(decisions: Sequence[Decision], kept: Mapping[str, Any]) -> None:
    """The history of many deletions at once; simple-history knows them one by one only."""
    history: Any = Decision.history.model
    rows = [
        history(
            history_date=timezone.now(),
            history_type="-",
            history_user=kept["default_user"] or history.get_default_history_user(decision),
            history_change_reason=kept["default_change_reason"],
            **kept["custom_historical_attrs"],
            **{f.attname: getattr(decision, f.attname) for f in history.tracked_fields},
        )
        for decision in decisions
    ]
    history.objects.bulk_create(rows, batch_size=_BATCH)
