"""From the texts that define something to its vectors: the one recipe for queries and categories.

Each text is put into every prompt template: the encoder's own, unless a person wrote others. A
text's vector is the mean over its templates, the definition's vector the mean over its texts
(`search.zero_shot.category_vector`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.encoders.base import Encoder
from search.prompts import clean_text, render_all
from search.vectors import Vector, Vectors
from search.zero_shot import category_vector


@dataclass(frozen=True, slots=True)
class Definition:
    """texts: n cleaned texts; vectors: one for each, (n, d); mean: their common vector, (d,).

    coverages: how near each text is to what the encoder can see, 0 to 1; None where the encoder
    knows no such thing.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    mean: Vector
    coverages: tuple[float | None, ...]

    @property
    def coverage(self) -> float | None:
        """That of the nearest text."""
        return max((near for near in self.coverages if near is not None), default=None)


def clean_texts(texts: Sequence[str]) -> tuple[str, ...]:
    """Cleaned, without empty ones and doubles. Raises ValueError if nothing is left."""
    cleaned = tuple(dict.fromkeys(text for raw in texts if (text := clean_text(raw))))
    if not cleaned:
        raise ValueError("there is no text to define it")
    return cleaned


def encode_definition(
    encoder: Encoder, texts: Sequence[str], templates: Sequence[str] = ()
) -> Definition:
    """Encode all prompts in one call of the text tower. Raises ValueError on unusable text."""
    cleaned = clean_texts(texts)
    rendered = [render_all(templates or encoder.templates, text) for text in cleaned]
    encoded = encoder.encode_texts([prompt for prompts in rendered for prompt in prompts])
    ends = np.cumsum([len(prompts) for prompts in rendered])
    vectors = np.stack([category_vector(part) for part in np.split(encoded, ends[:-1])])
    coverages = tuple(encoder.coverage(text) for text in cleaned)
    return Definition(cleaned, vectors, category_vector(vectors), coverages)
