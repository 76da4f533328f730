"""From the texts that define something to its vectors: the one recipe for queries and categories.

Each text is put into every prompt template: the encoder's own, unless a person wrote others. A
text's vector is the mean over its templates, the definition's vector the mean over its texts
(`search.zero_shot.category_vector`).
"""

import hashlib
import json
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

    coverage: how near the nearest of the texts is to what the encoder can see, 0 to 1; None where
    the encoder knows no such thing.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    mean: Vector
    coverage: float | None


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
    near = [value for text in cleaned if (value := encoder.coverage(text)) is not None]
    return Definition(cleaned, vectors, category_vector(vectors), max(near, default=None))


def definition_digest(encoder: Encoder, texts: Sequence[str], templates: Sequence[str] = ()) -> str:
    """SHA-256 of all that shapes the vectors, so that unchanged words are never encoded again."""
    used = list(templates or encoder.templates)
    source = json.dumps([encoder.id, used, list(texts)], ensure_ascii=False)
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
