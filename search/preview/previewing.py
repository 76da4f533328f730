from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.content import Content
from catalogue.models import Category, Product
from search.encoders.base import EncoderError
from search.methods.calibration import needs
from search.methods.suggestions import Level, Suggestion, levels, suggest
from search.models import EncoderInUse
from search.preview.changes import Changes, Loaded, changes_against, show
from search.preview.likelihood import Likelihood, likelihood
from search.preview.prompts import RenderedPrompt, rendered_prompts
from search.preview.shelves import inside_of, retrieval_of
from search.ranking import Hit, NoEncoder, active_encoder
from search.retrieval import Placed, Retrieval, Shelf

_GRID = 24
_BORDERLINE = 6
_KEPT_OUT = 6


@dataclass(frozen=True, slots=True)
class Preview:
    """`scores`: of all products that are not ruled out, best first, shape (total,).

    `count` products would be on the shelf, `waiting` more in review; both are counted, never
    estimated. `hits` are its first ones. `above` and `below` are the products just above and just
    below the threshold, nearest to it last and first: the borderline reads from left to right.
    `kept_out` are the first of the rejected. `changes` is None where shoppers see nothing of it
    yet. `likelihood` is None without enough decisions, or, where `unfitted`, not fitted yet.
    """

    content: Content
    hits: list[Hit]
    total: int
    count: int
    waiting: int
    threshold: float | None
    review_from: float | None
    scores: NDArray[np.float32]
    above: list[Hit]
    below: list[Hit]
    kept_out: list[Product]
    suggestions: list[Suggestion]
    levels: list[Level]
    changes: Changes | None
    likelihood: Likelihood | None
    unfitted: bool
    prompts: list[RenderedPrompt]
    encoder: EncoderInUse
    max_text_tokens: int
    templates: tuple[str, ...]
    coverage: float | None
    retrieval: Retrieval


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
    try:
        encoder = row.load()
        templates = tuple(row.templates) or encoder.templates
        prompts = rendered_prompts(encoder, content.texts, templates)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    retrieval = retrieval_of(content, row)
    shelf = retrieval.shelf()
    everything = [*shelf.inside, *shelf.outside]
    scores = np.asarray([one.found.score for one in everything], dtype=np.float32)
    scores = np.sort(scores)[::-1]
    limits = content.thresholds.get(row.encoder_id)
    review_from = limits.review_from if limits else None
    above, below = _borderline(shelf, retrieval)
    decided = frozenset((*content.approved, *content.rejected))
    found = None
    if live is not None:
        found = changes_against(inside_of(live, row, category), shelf.inside, decided)
    changed = [found.added, found.removed, found.moved] if found else []
    loaded = Loaded([everything[:_GRID], above, below, *changed], retrieval)
    ranks = {one.found.group_id: place for place, one in enumerate(everything, 1)}
    likely = likelihood(content, retrieval, scores, fitted=fitted) if decided else None
    enough = not needs(len(content.approved), len(content.rejected))
    return Preview(
        content=content,
        hits=loaded.hits(everything[:_GRID], ranks),
        total=len(everything),
        count=len(shelf.inside),
        waiting=_waiting(shelf, review_from),
        threshold=retrieval.threshold,
        review_from=review_from,
        scores=scores,
        above=loaded.hits(above, ranks),
        below=loaded.hits(below, ranks),
        kept_out=_kept_out(content),
        suggestions=suggest(scores) if len(scores) else [],
        levels=levels(scores) if len(scores) else [],
        changes=show(found, loaded, ranks) if found else None,
        likelihood=likely,
        unfitted=enough and likely is None and not fitted,
        prompts=prompts,
        encoder=row,
        max_text_tokens=encoder.max_text_tokens,
        templates=templates,
        coverage=retrieval.scoring.coverage,
        retrieval=retrieval,
    )


def _borderline(shelf: Shelf, retrieval: Retrieval) -> tuple[list[Placed], list[Placed]]:
    if retrieval.threshold is None:
        return [], []
    by_score = [one for one in shelf.inside if not one.pinned and not one.approved]
    above = sorted(by_score, key=lambda one: -one.found.score)[-_BORDERLINE:]
    outside = sorted(shelf.outside, key=lambda one: -one.found.score)
    return above, outside[:_BORDERLINE]


def _waiting(shelf: Shelf, review_from: float | None) -> int:
    if review_from is None:
        return 0
    return sum(one.found.score >= review_from for one in shelf.outside)


def _kept_out(content: Content) -> list[Product]:
    if not content.rejected:
        return []
    return list(Product.objects.with_images().filter(pk__in=content.rejected[:_KEPT_OUT]))
