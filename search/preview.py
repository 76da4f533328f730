"""How a definition that is still being written would rank. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.definition import Definition, encode_definition
from search.encoders.base import Encoder, EncoderError
from search.models import EncoderInUse
from search.prompts import render_all
from search.query import Query
from search.query_vectors import combine
from search.ranking import (
    Hit,
    NoEncoder,
    active_encoder,
    hydrate,
    owners,
    share_of_words,
)
from search.vector_stores import get_vector_store
from search.vector_stores.base import Found, Space
from search.vectors import Vectors

_GRID = 24
_BORDERLINE = 6


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """text: as written; rendered: one prompt per template; tokens: of the longest of them."""

    text: str
    rendered: list[str]
    tokens: int
    too_long: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """`scores`: of all products, best first, shape (total,); `count` of them reach `threshold`.

    `above` and `below` are the products just above and just below it, nearest to it last and
    first: the borderline reads from left to right.
    """

    hits: list[Hit]
    total: int
    count: int
    threshold: float | None
    scores: NDArray[np.float32]
    prompts: list[RenderedPrompt]
    encoder: EncoderInUse
    max_text_tokens: int
    templates: tuple[str, ...]
    coverage: float | None
    above: list[Hit]
    below: list[Hit]


def preview(texts: Sequence[str], combination: str, threshold: float | None = None) -> Preview:
    """Rank the published catalogue against these texts.

    Raises ValueError where there is no usable text, NoEncoder where nothing can be ranked.
    """
    row = active_encoder()
    try:
        encoder = row.load()
        definition = encode_definition(encoder, texts, row.templates)
        templates = tuple(row.templates) or encoder.templates
        prompts = _rendered(encoder, definition, templates)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    share = share_of_words(Query(), row)
    ranked = _rank_all(row, combine(definition.vectors, combination), share)
    count = sum(threshold is None or found.score >= threshold for found in ranked)

    def hits(start: int, end: int) -> list[Hit]:
        return hydrate(ranked[start:end], start, share)

    border = 0 if threshold is None else _BORDERLINE
    return Preview(
        hits=hits(0, _GRID),
        total=len(ranked),
        count=count,
        threshold=threshold,
        scores=np.asarray([found.score for found in ranked], dtype=np.float32),
        prompts=prompts,
        encoder=row,
        max_text_tokens=encoder.max_text_tokens,
        templates=templates,
        coverage=definition.coverage,
        above=hits(max(count - border, 0), count),
        below=hits(count, count + border),
    )


def _rank_all(row: EncoderInUse, vectors: Vectors, share: float) -> list[Found]:
    """Every product in one scan: grid, count, histogram and borderline are parts of it."""
    nearest = get_vector_store().nearest(
        Space(row.pk, row.dimensions),
        vectors,
        owners(Query()),
        limit=None,
        least_score=-1.0,  # exact, so that all of them agree
        text_share=share,
    )
    return nearest.found


def _rendered(
    encoder: Encoder, definition: Definition, templates: tuple[str, ...]
) -> list[RenderedPrompt]:
    prompts = []
    for text in definition.texts:
        rendered = list(render_all(templates, text))
        tokens = max(encoder.count_tokens(prompt) for prompt in rendered)
        prompts.append(RenderedPrompt(text, rendered, tokens, tokens > encoder.max_text_tokens))
    return prompts
