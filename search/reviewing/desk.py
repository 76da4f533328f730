"""Work through a category's queue: what comes next, and what is said about it."""

from collections.abc import MutableMapping
from typing import Any

from catalogue.deciding import Person, decide, take_back
from catalogue.models import Category, Decision, Product, Verdict
from search.reviewing.choice import Choice
from search.reviewing.queue import Queue, line_up, queue_key
from search.reviewing.sitting import Sitting, Step
from search.reviewing.survey import Candidate


class Desk:
    """One person's work in one category. Whatever is done is remembered in the session."""

    def __init__(
        self, category: Category, choice: Choice, session: MutableMapping[str, Any], person: Person
    ) -> None:
        self.category = category
        self.choice = choice
        self.person = person
        self._session = session
        self._sitting = Sitting.load(session, category.pk)
        self._queue: Queue | None = None
        self._decided: set[int] = set()

    def queue(self) -> Queue:
        """As it was lined up, unless the draft, the encoder or the choice changed since, or nothing
        of it is left. Raises ValueError and NoEncoder."""
        kept = self._queue or self._sitting.queue
        if kept is None or kept.key != queue_key(self.category, self.choice):
            return self.line_up_again()
        self._use(kept)
        return kept if self._left(kept) else self.line_up_again()

    def line_up_again(self) -> Queue:
        queue = line_up(self.category, self.choice, self._sitting.skipped)
        self._sitting.queue = queue
        self._use(queue)
        self._save()
        return queue

    def left(self) -> list[Candidate]:
        """What comes next, in order, without what was skipped."""
        return self._left(self._known())

    def open(self) -> int:
        """How many of all that match the choice are undecided, as far as the queue knows."""
        queue = self._known()
        return queue.total - sum(one.group_id in self._decided for one in queue.entries)

    def skipped(self) -> int:
        """How many were put aside and are still undecided."""
        self._known()
        return len(set(self._sitting.skipped) - self._decided)

    def can_undo(self) -> bool:
        return bool(self._sitting.steps)

    def decide(
        self, product: Product, verdict: Verdict, seen: str = "", reason: str = ""
    ) -> Decision | None:
        """seen: the verdict that the person saw on the page, empty for none.

        If that is not how it is any more, nothing is written and the other word is returned.
        """
        group = product.group_id
        score, encoder_id = self._scored(group)
        decisions = Decision.objects.filter(category=self.category, product=group)
        before = decisions.select_related("decided_by").first()
        if before is not None and before.verdict != seen:
            return before
        decide(
            self.category,
            [product],
            verdict,
            self.person,
            scores=None if score is None else {group: score},
            encoder_id=encoder_id,
            reason=reason,
        )
        self._remember(Step(group, verdict.value, before.verdict if before else None))
        return None

    def skip(self, product: Product) -> None:
        if product.group_id not in self._sitting.skipped:
            self._sitting.skipped.append(product.group_id)
        self._remember(Step(product.group_id, None))

    def look_at_skipped(self) -> None:
        lined_up = {one.group_id for one in self._known().entries}
        if not lined_up.issuperset(self._sitting.skipped):
            self._sitting.queue = None
        self._sitting.skipped = []
        self._sitting.steps = [step for step in self._sitting.steps if step.verdict]
        self._queue = None
        self._save()

    def take_back(self, product: Product) -> bool:
        """Undo what anybody decided about this product; False: nothing was."""
        return bool(take_back(self.category, [product], self.person, "Taken back in review."))

    def undo(self) -> tuple[Step, bool] | None:
        """Undo this person's last step; None: there is none.

        False beside it: someone decided otherwise since, and that stands.
        """
        if not self._sitting.steps:
            return None
        step = self._sitting.steps.pop()
        undone = step.verdict is None or self._undo_decision(step)
        if step.group_id in self._sitting.skipped:
            self._sitting.skipped.remove(step.group_id)
        self._queue = None
        self._save()
        return step, undone

    def _undo_decision(self, step: Step) -> bool:
        now = Decision.objects.filter(category=self.category, product=step.group_id).first()
        mine = self.person.pk if self.person else None
        if now is None or now.verdict != step.verdict or now.decided_by_id != mine:
            return False
        product = Product.objects.get(pk=step.group_id)
        if step.before is None:
            take_back(self.category, [product], self.person, "Undone in review.")
        else:
            verdict = Verdict(step.before)
            decide(self.category, [product], verdict, self.person, reason="Undone in review.")
        return True

    def _scored(self, group: int) -> tuple[float | None, str]:
        """What it scored when the queue was lined up, and under which encoder."""
        queue = self._sitting.queue
        entries = queue.entries if queue else []
        entry = next((one for one in entries if one.group_id == group), None)
        return (entry.score, queue.encoder_id) if entry and queue else (None, "")

    def _known(self) -> Queue:
        return self._queue or self.queue()

    def _use(self, queue: Queue) -> None:
        groups = [*(one.group_id for one in queue.entries), *self._sitting.skipped]
        decided = Decision.objects.filter(category=self.category, product__in=groups)
        self._decided = set(decided.values_list("product_id", flat=True))
        self._queue = queue

    def _left(self, queue: Queue) -> list[Candidate]:
        passed = self._decided.union(self._sitting.skipped)
        return [one for one in queue.entries if one.group_id not in passed]

    def _remember(self, step: Step) -> None:
        self._sitting.steps.append(step)
        self._queue = None
        self._save()

    def _save(self) -> None:
        self._sitting.save(self._session, self.category.pk)
