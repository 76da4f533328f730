from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.content import Content
from catalogue.models import Category, Product
from search.methods.calibration import needs
from search.methods.suggestions import Level, Suggestion, levels, suggest
from search.models import EncoderInUse
from search.preview.background import background_null
from search.preview.changes import Changes, Loaded, changes_against, show
from search.preview.likelihood import Likelihood, likelihood
from search.preview.prompts import Words, words_of
from search.preview.shelves import Kept, inside_of, retrieval_of
from search.ranking import Hit, active_encoder
from search.retrieval import Placed, Retrieval, Shelf

_GRID = 24
_BORDERLINE = 6
_KEPT_OUT = 6


@dataclass(frozen=True, slots=True)
class Pictured:
    """The products that a preview shows.

    hits: the first ones, best first. above, below: those just above and just below the threshold,
    nearest to it last and first: the borderline reads from left to right. kept_out: the first of
    the rejected. changes: None where shoppers see nothing of it yet.
    """

    hits: list[Hit]
    above: list[Hit]
    below: list[Hit]
    kept_out: list[Product]
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Preview:
    """`scores`: of all products that are not ruled out, best first, shape (total,).

    `count` products would be on the shelf, `waiting` more in review; both are counted, never
    estimated. `likelihood` is None without enough decisions, or, where `unfitted`, not fitted yet.
    """

    content: Content
    shown: Pictured
    total: int
    count: int
    waiting: int
    review_from: float | None
    scores: NDArray[np.float32]
    suggestions: list[Suggestion]
    levels: list[Level]
    likelihood: Likelihood | None
    unfitted: bool
    words: Words
    retrieval: Retrieval

    @property
    def encoder(self) -> EncoderInUse:
        return self.retrieval.row

    @property
    def threshold(self) -> float | None:
        return self.retrieval.threshold


def preview(
    content: Content,
    live: Content | None = None,
    category: Category | None = None,
    *,
    fitted: bool = False,
) -> Preview:
    """The shelf of this content among what shoppers can see, compared with `live`.

    category: whose published shelf `live` is. fitted: wait for probabilities where there are
    enough decisions. One exact scan, and one more for `live` unless it was read just before.
    Raises ValueError where there is no usable text, NoEncoder where nothing can be ranked.
    """
    row = active_encoder()
    words = words_of(content.texts, row)
    retrieval = retrieval_of(content, row)
    shelf = retrieval.shelf()
    everything = [*shelf.inside, *shelf.outside]
    scores = np.asarray([one.found.score for one in everything], dtype=np.float32)
    scores = np.sort(scores)[::-1]
    limits = content.thresholds.get(row.encoder_id)
    review_from = limits.review_from if limits else None
    before = None if live is None else inside_of(live, row, category)
    likely = _likelihood(content, retrieval, everything, fitted)
    enough = not needs(len(content.approved), len(content.rejected))
    return Preview(
        content=content,
        shown=_pictured(content, shelf, retrieval, before),
        total=len(everything),
        count=len(shelf.inside),
        waiting=_waiting(shelf, review_from),
        review_from=review_from,
        scores=scores,
        suggestions=suggest(scores, background_null(retrieval.scoring, row, retrieval.share)),
        levels=levels(scores),
        likelihood=likely,
        unfitted=enough and likely is None and not fitted,
        words=words,
        retrieval=retrieval,
    )


def _pictured(
    content: Content, shelf: Shelf, retrieval: Retrieval, before: Kept | None
) -> Pictured:
    """All products of all lists are loaded together."""
    everything = [*shelf.inside, *shelf.outside]
    ranks = {one.found.group_id: place for place, one in enumerate(everything, 1)}
    above, below = _borderline(shelf, retrieval)
    decided = frozenset((*content.approved, *content.rejected))
    found = None if before is None else changes_against(before, shelf.inside, decided)
    changed = [found.added, found.removed, found.moved] if found else []
    loaded = Loaded([everything[:_GRID], above, below, *changed], retrieval)
    return Pictured(
        hits=loaded.hits(everything[:_GRID], ranks),
        above=loaded.hits(above, ranks),
        below=loaded.hits(below, ranks),
        kept_out=_kept_out(content),
        changes=show(found, loaded, ranks) if found else None,
    )


def _borderline(shelf: Shelf, retrieval: Retrieval) -> tuple[list[Placed], list[Placed]]:
    if retrieval.threshold is None:
        return [], []
    by_score = [one for one in shelf.inside if not one.pinned and not one.approved]
    above = sorted(by_score, key=lambda one: -one.found.score)[-_BORDERLINE:]
    outside = sorted(shelf.outside, key=lambda one: -one.found.score)
    return above, outside[:_BORDERLINE]


def _likelihood(
    content: Content, retrieval: Retrieval, everything: Sequence[Placed], fitted: bool
) -> Likelihood | None:
    decided = {*content.approved, *content.rejected}
    if not decided:
        return None
    rest = [one.found.score for one in everything if one.found.group_id not in decided]
    undecided = np.asarray(rest, dtype=np.float32)
    return likelihood(content, retrieval, undecided, fitted=fitted)


def _waiting(shelf: Shelf, review_from: float | None) -> int:
    if review_from is None:
        return 0
    return sum(one.found.score >= review_from for one in shelf.outside)


def _kept_out(content: Content) -> list[Product]:
    if not content.rejected:
        return []
    return list(Product.objects.with_images().filter(pk__in=content.rejected[:_KEPT_OUT]))
