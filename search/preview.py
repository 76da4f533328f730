"""How a definition that is still being written would look as a shelf. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.content import Content
from search.differences import Difference, difference
from search.encoders.base import Encoder, EncoderError
from search.methods.suggestions import Level, Suggestion, levels, suggest
from search.models import EncoderInUse
from search.prompts import render_all
from search.query import Query, QueryError
from search.ranking import Hit, NoEncoder, active_encoder, hydrate, retrieve
from search.retrieval import Placed, Retrieval, Shelf

_GRID = 24
_BORDERLINE = 6
_CHANGES = 12


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """text: as written; rendered: one prompt per template; tokens: of the longest of them."""

    text: str
    rendered: list[str]
    tokens: int
    too_long: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing would change; `added` and `removed` show the first of them."""

    difference: Difference
    added: list[Hit]
    removed: list[Hit]


@dataclass(frozen=True, slots=True)
class Preview:
    """`scores`: of all products that are not ruled out, best first, shape (total,).

    `count` products would be on the shelf, `waiting` more in review. `hits` are its first ones.
    `above` and `below` are the products just above and just below the threshold, nearest to it
    last and first: the borderline reads from left to right.
    """

    hits: list[Hit]
    total: int
    count: int
    waiting: int
    threshold: float | None
    review_from: float | None
    scores: NDArray[np.float32]
    above: list[Hit]
    below: list[Hit]
    suggestions: list[Suggestion]
    levels: list[Level]
    changes: Changes | None
    prompts: list[RenderedPrompt]
    encoder: EncoderInUse
    max_text_tokens: int
    templates: tuple[str, ...]
    coverage: float | None
    retrieval: Retrieval


def preview(content: Content, live: Content | None = None) -> Preview:
    """The shelf of this content among what shoppers can see, compared with `live`.

    Raises ValueError where there is no usable text, NoEncoder where nothing can be ranked.
    """
    row = active_encoder()
    retrieval = retrieval_of(content, row)
    try:
        encoder = row.load()
        templates = tuple(row.templates) or encoder.templates
        prompts = _rendered(encoder, content.texts, templates)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    shelf = retrieval.shelf()
    everything = [*shelf.inside, *shelf.outside]
    scores = np.asarray([one.found.score for one in everything], dtype=np.float32)
    scores = np.sort(scores)[::-1]
    limits = content.thresholds.get(row.encoder_id)
    review_from = limits.review_from if limits else None
    above, below = _borderline(shelf, retrieval)
    return Preview(
        hits=hydrate(everything[:_GRID], 0, retrieval),
        total=len(everything),
        count=len(shelf.inside),
        waiting=_waiting(shelf, review_from),
        threshold=retrieval.threshold,
        review_from=review_from,
        scores=scores,
        above=above,
        below=below,
        suggestions=suggest(scores) if len(scores) else [],
        levels=levels(scores) if len(scores) else [],
        changes=None if live is None else _changes(live, content, row, retrieval, shelf),
        prompts=prompts,
        encoder=row,
        max_text_tokens=encoder.max_text_tokens,
        templates=templates,
        coverage=retrieval.scoring.coverage,
        retrieval=retrieval,
    )


def retrieval_of(content: Content, row: EncoderInUse) -> Retrieval:
    """How the shelf of this content is read. Raises ValueError and NoEncoder."""
    limits = content.thresholds.get(row.encoder_id)
    query = Query(threshold=limits.value if limits else None)
    try:
        retrieval = retrieve(query, row, content)
    except QueryError as error:
        raise ValueError(error.message) from error
    if retrieval is None:
        raise ValueError("there is nothing to rank by")
    return retrieval


def _borderline(shelf: Shelf, retrieval: Retrieval) -> tuple[list[Hit], list[Hit]]:
    if retrieval.threshold is None:
        return [], []
    by_score = [one for one in shelf.inside if not one.pinned and not one.approved]
    by_score.sort(key=lambda one: -one.found.score)
    start = max(len(by_score) - _BORDERLINE, 0)
    above = hydrate(by_score[start:], start, retrieval)
    outside = sorted(shelf.outside, key=lambda one: -one.found.score)
    return above, hydrate(outside[:_BORDERLINE], len(shelf.inside), retrieval)


def _waiting(shelf: Shelf, review_from: float | None) -> int:
    if review_from is None:
        return 0
    return sum(one.found.score >= review_from for one in shelf.outside)


def _changes(
    live: Content, content: Content, row: EncoderInUse, retrieval: Retrieval, shelf: Shelf
) -> Changes:
    before = retrieval_of(live, row).shelf().inside
    decided = frozenset((*content.approved, *content.rejected))
    found = difference(before, shelf.inside, decided)

    def shown(placed: list[Placed]) -> list[Hit]:
        return hydrate(placed[:_CHANGES], 0, retrieval)

    return Changes(found, shown(found.added), shown(found.removed))


def _rendered(
    encoder: Encoder, texts: Sequence[str], templates: tuple[str, ...]
) -> list[RenderedPrompt]:
    prompts = []
    for text in texts:
        rendered = list(render_all(templates, text))
        tokens = max(encoder.count_tokens(prompt) for prompt in rendered)
        prompts.append(RenderedPrompt(text, rendered, tokens, tokens > encoder.max_text_tokens))
    return prompts
