"""Which products of a category a person wants to review, and in which order."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

from search.methods.queue_order import Order


class Show(StrEnum):
    NEAR = "near"
    WAITING = "waiting"
    SHELF = "shelf"
    OUT = "out"
    ALL = "all"


SHOWN = {
    Show.NEAR: "Waiting and uncertain",
    Show.WAITING: "Waiting for review",
    Show.SHELF: "On the shelf",
    Show.OUT: "Out",
    Show.ALL: "All undecided",
}
ORDERED = {
    Order.UNCERTAINTY: "Uncertain first",
    Order.SCORE: "Highest first",
    Order.AGE: "Newest first",
    Order.DIVERSITY: "Diverse",
    Order.MIXED: "Uncertain and best in turn",
}
BY_ITSELF = "Most useful first"


@dataclass(frozen=True, slots=True)
class Choice:
    """`low` and `high`: scores, both included; None: no limit.

    order: None: what the category needs most (`search.reviewing.queue`).
    """

    show: Show = Show.NEAR
    order: Order | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_special(self) -> bool:
        return self != type(self)()

    @property
    def title(self) -> str:
        return SHOWN[self.show]

    @property
    def details(self) -> str:
        """The order and the scores in a few words."""
        low = "" if self.low is None else f"from {self.low:g}"
        high = "" if self.high is None else f"to {self.high:g}"
        scores = " ".join(filter(None, (low, high)))
        order = ORDERED[self.order] if self.order else BY_ITSELF
        return f"{order}, score {scores}" if scores else order

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """What cannot be read is as if it were not there: a queue is never an error."""
        return cls(
            show=next((one for one in Show if one == params.get("show")), Show.NEAR),
            order=next((one for one in Order if one == params.get("order")), None),
            low=read_score(params.get("from")),
            high=read_score(params.get("to")),
        )

    def to_params(self, **changes: Any) -> str:
        """The parameters of an address that shows the same; a change to None leaves one out."""
        params: dict[str, Any] = {
            "show": None if self.show == Show.NEAR else self.show.value,
            "order": self.order.value if self.order else None,
            "from": self.low,
            "to": self.high,
            **changes,
        }
        return urlencode({name: value for name, value in params.items() if value is not None})


def read_score(text: str | None) -> float | None:
    """A score as typed, with a point or a comma; None for what is none."""
    try:
        value = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None
