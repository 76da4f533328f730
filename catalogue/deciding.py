"""Record what a person decides about products in a category, and take it back."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from catalogue.models import Category, Decision, Product, Verdict
from catalogue.models.history import give_reason

Person = AbstractBaseUser | AnonymousUser | None


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
    word replaces an earlier one; both stay in the history.
    """
    made = []
    for group in dict.fromkeys(product.group_id for product in products):
        values = {
            "verdict": verdict,
            "score": (scores or {}).get(group),
            "encoder_id": encoder_id,
            "reason": reason[:300],
            "decided_by_id": person.pk if person else None,
        }
        decision = Decision.objects.filter(category=category, product_id=group).first()
        decision = decision or Decision(category=category, product_id=group)
        for name, value in values.items():
            setattr(decision, name, value)
        give_reason(decision, reason)
        decision.save()
        made.append(decision)
    return made


def take_back(category: Category, products: Sequence[Product]) -> int:
    """Undo what was decided about these; returns how many decisions that were."""
    groups = {product.group_id for product in products}
    decisions = list(Decision.objects.filter(category=category, product_id__in=groups))
    for decision in decisions:
        decision.delete()  # one by one, so that the history hears of it
    return len(decisions)
