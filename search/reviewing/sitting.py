"""What a person's session remembers of the work in one category."""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from search.reviewing.queue import Queue

_NAME = "review"
_MOST_SITTINGS = 3  # categories; the session is read with every page
_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Step:
    """What was done last with a product; `verdict` None: it was skipped.

    before: the verdict that was there, None for none.
    """

    group_id: int
    verdict: str | None
    before: str | None = None


@dataclass(slots=True)
class Sitting:
    """skipped: not shown again before a person asks for it; steps: what can be undone, newest last.

    `queue` None: not lined up yet.
    """

    queue: Queue | None = None
    skipped: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @classmethod
    def load(cls, session: MutableMapping[str, Any], category_id: int) -> "Sitting":
        """A new one where none was saved, or what was saved cannot be read any more."""
        stored = session.get(_NAME, {}).get(str(category_id))
        try:
            return cls(
                queue=Queue.from_dict(stored["queue"]) if stored["queue"] else None,
                skipped=[int(group) for group in stored["skipped"]],
                steps=[Step(*step) for step in stored["steps"]],
            )
        except (KeyError, TypeError, ValueError):
            return cls()

    def save(self, session: MutableMapping[str, Any], category_id: int) -> None:
        kept = dict(self._others(session, category_id))
        kept[str(category_id)] = {
            "queue": self.queue.as_dict() if self.queue else None,
            "skipped": self.skipped,
            "steps": [
                [step.group_id, step.verdict, step.before] for step in self.steps[-_MOST_STEPS:]
            ],
        }
        session[_NAME] = kept

    def _others(
        self, session: MutableMapping[str, Any], category_id: int
    ) -> Iterator[tuple[str, Any]]:
        """The sittings of other categories that were used last."""
        others = [item for item in session.get(_NAME, {}).items() if item[0] != str(category_id)]
        yield from others[-(_MOST_SITTINGS - 1) :]
