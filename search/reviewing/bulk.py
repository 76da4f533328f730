"""Decide about many products at once: first look at how many and which, then do it, or undo it."""

import secrets
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import Count, Max

from catalogue.deciding import Person, decide, take_back
from catalogue.models import Category, Product, Verdict
from search.reviewing.choice import Choice
from search.reviewing.neighbour import Neighbour, Wanted, load
from search.reviewing.survey import Candidate, survey

MOST = 2_000
_SAMPLE = 12
_LISTED = 5
_PREFIX = "Bulk "
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
_SAID = {
    Verdict.APPROVE: "approved together, from {:.3f} up",
    Verdict.REJECT: "rejected together, below {:.3f}",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """All undecided products of a choice on one side of a score; `sample` shows some of them,
    spread evenly over the scores, best first, the first and the last among them."""

    verdict: Verdict
    cut: float
    candidates: list[Candidate]
    sample: list[Neighbour]
    encoder_id: str

    @property
    def count(self) -> int:
        return len(self.candidates)

    @property
    def is_too_much(self) -> bool:
        return self.count > MOST


@dataclass(frozen=True, slots=True)
class Batch:
    """What was decided together and still stands so; `code` names it, `what` says it in words."""

    code: str
    what: str
    count: int
    decided_at: datetime


def plan(category: Category, choice: Choice, verdict: Verdict, cut: float) -> Plan:
    """Approve: from `cut` up; reject: below it. Nothing is written. Raises as `survey` does."""
    seen = survey(category)
    approves = verdict == Verdict.APPROVE
    meant = [one for one in seen.chosen(choice) if (one.score >= cut) == approves]
    return Plan(verdict, cut, meant, _sample(meant), seen.row.encoder_id)


def carry_out(category: Category, planned: Plan, person: Person) -> str:
    """Decide as planned; returns the batch's code. Raises ValueError if it is too much at once."""
    if planned.is_too_much:
        raise ValueError(f"at most {MOST} products at once")
    code = "".join(secrets.choice(_LETTERS) for _ in range(5))
    scores = {one.group_id: one.score for one in planned.candidates}
    decide(
        category,
        list(Product.objects.filter(pk__in=scores)),
        planned.verdict,
        person,
        scores=scores,
        encoder_id=planned.encoder_id,
        reason=f"{_PREFIX}{code}: {_SAID[planned.verdict].format(planned.cut)}",
    )
    return code


def batches(category: Category) -> list[Batch]:
    """The last ones, newest first."""
    decided = category.decisions.filter(reason__startswith=_PREFIX).order_by()
    rows = decided.values_list("reason").annotate(number=Count("pk"), last=Max("decided_at"))
    return [
        Batch(reason.removeprefix(_PREFIX).partition(":")[0], reason, number, last)
        for reason, number, last in rows.order_by("-last")[:_LISTED]
    ]


@transaction.atomic
def undo(category: Category, code: str, person: Person) -> int:
    """Take back what this batch decided and nobody changed since; returns how many."""
    Category.objects.select_for_update(no_key=True).get(pk=category.pk)
    of_batch = category.decisions.filter(reason__startswith=f"{_PREFIX}{code}: ")
    products = Product.objects.filter(pk__in=of_batch.values("product"))
    return take_back(category, list(products), person, f"{_PREFIX}{code} undone.")


def _sample(meant: list[Candidate]) -> list[Neighbour]:
    if not meant:
        return []
    places = np.unique(np.linspace(0, len(meant) - 1, _SAMPLE).round().astype(int))
    chosen = [meant[place] for place in places]
    (shown,) = load([Wanted(one.group_id, one.image_id, one.score) for one in chosen])
    return shown
