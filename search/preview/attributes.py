"""Which products show an attribute most and least, while its words are still being written."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalogue.models import Product
from search.arrangement import Arrangement, arranged_owners
from search.encoders.base import EncoderError
from search.methods.attribute_scoring import direction
from search.models import EncoderInUse
from search.preview.prompts import Words, words_of
from search.ranking import Hit, NoEncoder, active_encoder, hydrate
from search.retrieval import Placed
from search.scoring import words_share
from search.text_vectors import Keep, TextVector, text_vectors
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vector, unit

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class AttributePreview:
    """The ends of the catalogue along the attribute's direction; ranks count from each end."""

    most: list[Hit]
    least: list[Hit]
    words: Words
    opposites: Words
    encoder: EncoderInUse


def attribute_preview(prompts: Sequence[str], opposites: Sequence[str]) -> AttributePreview:
    """Of what shoppers can see, in two scans. Nothing is written.

    Raises ValueError for unusable words and where both sides say the same, NoEncoder where nothing
    can be ranked.
    """
    row = active_encoder()
    read, against = words_of(prompts, row), words_of(opposites, row)
    said = _vectors(row, [*prompts, *opposites])
    positive = np.stack([said[text].vector for text in prompts])
    negative = [said[text].vector for text in opposites]
    along = direction(positive, np.stack(negative) if negative else positive[:0])
    if float(np.linalg.norm(along)) < 1e-6:
        raise ValueError("both sides say the same, so nothing tells products apart")
    most, least = _end(row, unit(along)), _end(row, -unit(along))
    return AttributePreview(most, least, read, against, row)


def _vectors(row: EncoderInUse, texts: Sequence[str]) -> dict[str, TextVector]:
    try:
        return text_vectors(row, texts, Keep.IN_MEMORY)
    except EncoderError as error:
        raise NoEncoder(f"The encoder “{row.name}” is not available now: {error}") from error


def _end(row: EncoderInUse, along: Vector) -> list[Hit]:
    nearest = get_vector_store().nearest(
        Space(row.pk, row.dimensions),
        along[np.newaxis],
        arranged_owners(Product.objects.visible(), Arrangement()),
        limit=_SHOWN,
        text_share=words_share(row),
    )
    return hydrate([Placed(one) for one in nearest.found], 0.0)
