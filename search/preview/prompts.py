from collections.abc import Sequence
from dataclasses import dataclass

from search.encoders.base import Encoder, EncoderError
from search.models import EncoderInUse
from search.prompts import render_all
from search.ranking import NoEncoder


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
        return Words(_rendered(encoder, texts, templates), templates, encoder.max_text_tokens)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error


def _rendered(
    encoder: Encoder, texts: Sequence[str], templates: tuple[str, ...]
) -> list[RenderedPrompt]:
    prompts = []
    for text in texts:
        rendered = list(render_all(templates, text))
        tokens = max(encoder.count_tokens(prompt) for prompt in rendered)
        too_long = tokens > encoder.max_text_tokens
        prompts.append(RenderedPrompt(text, rendered, tokens, too_long, encoder.coverage(text)))
    return prompts
