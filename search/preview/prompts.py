from collections.abc import Sequence
from dataclasses import dataclass

from search.encoders.base import Encoder, EncoderError
from search.models import EncoderInUse
from search.prompts import render_all
from search.ranking import NoEncoder
from search.text_vectors import Keep, text_vectors


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """text: as written; rendered: one prompt per template; tokens: of the longest of them.

    coverage: how near the text is to what the encoder can see, 0 to 1, where that is known.
    """

    text: str
    rendered: list[str]
    tokens: int
    too_long: bool
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Words:
    """What the encoder reads, and how much of it at once."""

    prompts: list[RenderedPrompt]
    templates: tuple[str, ...]
    max_text_tokens: int


def words_of(texts: Sequence[str], row: EncoderInUse) -> Words:
    """Raises ValueError for an unusable text, NoEncoder where the encoder cannot be had."""
    try:
        encoder = row.load()
        templates = tuple(row.templates) or encoder.templates
        said = text_vectors(row, texts, Keep.IN_MEMORY)  # for ranking they are read anyway
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error
    prompts = [_rendered(encoder, text, templates, said[text].coverage) for text in texts]
    return Words(prompts, templates, encoder.max_text_tokens)


def _rendered(
    encoder: Encoder, text: str, templates: tuple[str, ...], coverage: float | None
) -> RenderedPrompt:
    rendered = list(render_all(templates, text))
    tokens = max(encoder.count_tokens(prompt) for prompt in rendered)
    return RenderedPrompt(text, rendered, tokens, tokens > encoder.max_text_tokens, coverage)
