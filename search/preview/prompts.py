from collections.abc import Sequence
from dataclasses import dataclass

from search.encoders.base import Encoder
from search.prompts import render_all


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


def rendered_prompts(
    encoder: Encoder, texts: Sequence[str], templates: tuple[str, ...]
) -> list[RenderedPrompt]:
    """What the encoder reads for each text. Raises ValueError for an unusable one."""
    prompts = []
    for text in texts:
        rendered = list(render_all(templates, text))
        tokens = max(encoder.count_tokens(prompt) for prompt in rendered)
        too_long = tokens > encoder.max_text_tokens
        prompts.append(RenderedPrompt(text, rendered, tokens, too_long, encoder.coverage(text)))
    return prompts
