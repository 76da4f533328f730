"""All that could be reviewed in a category, as its draft ranks it now."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from catalogue.content import Content, draft_content
from catalogue.models import Category
from search.models import EncoderInUse
from search.preview import retrieval_of
from search.ranking import active_encoder
from search.retrieval import Placed, Retrieval
from search.reviewing.choice import Choice, Show


class Standing(StrEnum):
    """Where the draft puts a product by its score."""

    SHELF = "shelf"
    WAITING = "waiting"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Limits:
    """The draft's threshold and where waiting begins, with the band of scores around them.

    Within one unit of the encoder's logit above the threshold (1 / logit scale: a product e times
    as likely) people are asked to look too; below it, as far as waiting reaches, or one unit where
    none is set. All None: there is no threshold, and nothing is near it.
    """

    threshold: float | None = None
    review_from: float | None = None
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, content: Content, row: EncoderInUse) -> "Limits":
        """Raises EncoderError as `EncoderInUse.load` does."""
        limits = content.thresholds.get(row.encoder_id)
        if limits is None:
            return cls()
        unit = uncertain_width(row)
        low = limits.value - unit if limits.review_from is None else limits.review_from
        return cls(limits.value, limits.review_from, low, limits.value + unit)

    def standing(self, score: float) -> Standing:
        if self.threshold is None or score >= self.threshold:
            return Standing.SHELF
        waits = self.review_from is not None and score >= self.review_from
        return Standing.WAITING if waits else Standing.OUT

    def is_near(self, score: float) -> bool:
        """Everything is where there is no threshold."""
        return self.low is None or self.high is None or self.low <= score < self.high


@dataclass(frozen=True, slots=True)
class Candidate:
    """An undecided product (the one that variants share) with the image that fits best.

    rank: by score among all products that nobody rejected, from 1.
    """

    group_id: int
    image_id: int
    score: float
    rank: int
    standing: Standing
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """`candidates`: what nobody decided or pinned, best score first; `scores`: of all, (n,);
    `on_shelf`: how many products the draft's shelf holds."""

    category: Category
    content: Content
    row: EncoderInUse
    retrieval: Retrieval
    limits: Limits
    candidates: list[Candidate]
    scores: NDArray[np.float32]
    on_shelf: int

    def chosen(self, choice: Choice) -> list[Candidate]:
        return [one for one in self.candidates if self._is_chosen(one, choice)]

    def _is_chosen(self, one: Candidate, choice: Choice) -> bool:
        if choice.low is not None and one.score < choice.low:
            return False
        if choice.high is not None and one.score > choice.high:
            return False
        if choice.show == Show.NEAR:
            return self.limits.is_near(one.score)
        return choice.show == Show.ALL or choice.show.value == one.standing.value


def uncertain_width(row: EncoderInUse) -> float:
    """How far above the threshold scores count as uncertain. Raises EncoderError."""
    return 1 / row.load().logit_scale


def survey(category: Category) -> Survey:
    """One exact scan. Raises ValueError without usable words, NoEncoder without an encoder."""
    content, row = draft_content(category), active_encoder()
    retrieval = retrieval_of(content, row)
    limits = Limits.of(content, row)
    shelf = retrieval.shelf()
    ranked = sorted((*shelf.inside, *shelf.outside), key=lambda one: -one.found.score)
    return Survey(
        category,
        content,
        row,
        retrieval,
        limits,
        _candidates(ranked, limits),
        np.asarray([one.found.score for one in ranked], dtype=np.float32),
        len(shelf.inside),
    )


def _candidates(ranked: list[Placed], limits: Limits) -> list[Candidate]:
    return [
        Candidate(
            one.found.group_id,
            one.found.owner_id,
            one.found.score,
            rank,
            limits.standing(one.found.score),
        )
        for rank, one in enumerate(ranked, 1)
        if not one.pinned and not one.approved
    ]
