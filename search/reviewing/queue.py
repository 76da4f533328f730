"""The queue that a person works through: put in order once, then kept as it is.

Every decision moves the scores of all products a little (`search.methods.examples`), so an order
that followed at once would jump about under the hands of whoever works. The next hundreds are
therefore remembered with their scores, and put in order again when they are done, when the draft
is changed, or when a person asks for it.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

import numpy as np

from catalogue.content import Content, draft_content
from catalogue.models import Category, Product
from search.calibrating import fit_calibration
from search.methods.calibration import Calibration
from search.methods.queue_order import Order, order
from search.methods.suggestions import suggest
from search.models import EncoderInUse
from search.ranking import active_encoder
from search.reviewing.choice import Choice
from search.reviewing.survey import Candidate, Limits, Standing, Survey, survey
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vectors

LENGTH = 200
_COMPARED = 300  # as many as the order by diversity looks at


@dataclass(frozen=True, slots=True)
class Queue:
    """`total` products match the choice; `entries` are the first of them, in order.

    key: of what the order was made from; on_shelf, decided: how many products were on the draft's
    shelf, and how many were decided, when it was made.
    """

    key: str
    entries: list[Candidate]
    total: int
    limits: Limits
    encoder_id: str
    on_shelf: int
    decided: int

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a session; `from_dict` reads them back."""
        entries = [[*asdict(one).values()] for one in self.entries]
        return {**asdict(self), "entries": entries}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError for what `as_dict` did not write."""
        entries = [Candidate(*values) for values in stored["entries"]]
        return cls(
            key=stored["key"],
            entries=[replace(one, standing=Standing(one.standing)) for one in entries],
            total=int(stored["total"]),
            limits=Limits(**stored["limits"]),
            encoder_id=stored["encoder_id"],
            on_shelf=int(stored["on_shelf"]),
            decided=int(stored["decided"]),
        )


def queue_key(category: Category, choice: Choice) -> str:
    """Changes with the choice, the encoder and all of the draft but its decisions.

    Raises NoEncoder.
    """
    content, row = draft_content(category), active_encoder()
    return _key(content, row, choice)


def line_up(category: Category, choice: Choice, aside: Collection[int] = ()) -> Queue:
    """aside: products that match but are not lined up. Raises as `survey` does."""
    seen = survey(category)
    matching = seen.chosen(choice)
    chosen = [one for one in matching if one.group_id not in aside]
    decided = len(seen.content.approved) + len(seen.content.rejected)
    curve = fit_calibration(seen.content, seen.retrieval, seen.scores) if len(seen.scores) else None
    kind = choice.order or _most_useful(curve)
    entries = [chosen[place] for place in _order(seen, chosen, kind, decided)[:LENGTH]]
    return Queue(
        key=_key(seen.content, seen.row, choice),
        entries=_with_probabilities(entries, curve),
        total=len(matching),
        limits=seen.limits,
        encoder_id=seen.row.encoder_id,
        on_shelf=seen.on_shelf,
        decided=decided,
    )


def _most_useful(curve: Calibration | None) -> Order:
    """Until the draft's decisions tell how scores read as probabilities, what teaches that soonest
    (docs/method.md); then what the threshold has most to gain from.
    """
    return Order.MIXED if curve is None else Order.UNCERTAINTY


def _key(content: Content, row: EncoderInUse, choice: Choice) -> str:
    said = replace(content, approved=(), rejected=()).as_dict()
    source = json.dumps([said, row.encoder_id, row.templates, choice.to_params()], sort_keys=True)
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def _order(seen: Survey, chosen: Sequence[Candidate], kind: Order, decided: int) -> list[int]:
    scores = np.asarray([one.score for one in chosen], dtype=np.float32)
    threshold = seen.limits.threshold
    if threshold is None:  # the most uncertain ones lie where one would be set
        threshold = next((one.threshold for one in suggest(seen.scores) if one.threshold), None)
    ages = _ages(chosen) if kind == Order.AGE else None
    vectors = None
    if kind == Order.DIVERSITY:
        compared = order(Order.UNCERTAINTY, scores, threshold)[:_COMPARED].tolist()
        vectors = _vectors(seen.row, chosen, compared)
    found: list[int] = order(kind, scores, threshold, ages, vectors, decided).tolist()
    return found


def _ages(chosen: Sequence[Candidate]) -> Any:
    """How long ago each product was added, in seconds before the newest; (n,)."""
    groups = [one.group_id for one in chosen]
    added = dict(Product.objects.filter(pk__in=groups).values_list("pk", "created_at"))
    times = [added[group].timestamp() if group in added else 0.0 for group in groups]
    return np.max(times, initial=0.0) - np.asarray(times, dtype=np.float64)


def _vectors(row: EncoderInUse, chosen: Sequence[Candidate], compared: list[int]) -> Vectors:
    """(n, d); of those that are not compared, nothing."""
    vectors = np.zeros((len(chosen), row.dimensions), dtype=np.float32)
    owners = {chosen[place].image_id: place for place in compared}
    space = Space(row.pk, row.dimensions)
    for owner, vector in get_vector_store().vectors_of(space, list(owners)).items():
        vectors[owners[owner]] = vector
    return vectors


def _with_probabilities(entries: Sequence[Candidate], curve: Calibration | None) -> list[Candidate]:
    if curve is None or not entries:
        return list(entries)
    found = curve.probability([one.score for one in entries]).tolist()
    return [replace(one, probability=p) for one, p in zip(entries, found, strict=True)]
