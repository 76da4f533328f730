"""What scores of a draft look like where nothing fits, so that an empty category is noticed."""

from dataclasses import dataclass

import numpy as np
from django.core.cache import cache
from numpy.typing import NDArray

from search.methods.background import BACKGROUND
from search.methods.background_null import null_scores
from search.methods.recipe import Part
from search.methods.terms import Term, compose
from search.models import EncoderInUse, ImageEmbedding
from search.product_scores import pictures_of
from search.scoring import Scoring
from search.text_vectors import Keep, text_vectors
from search.vectors import Vectors

_PICTURES = 300
_FEWEST = 30
_REMEMBERED_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Sample:
    """Pictures from all over the catalogue, with the words of their products; both (n, d)."""

    images: Vectors
    words: Vectors


def background_null(
    scoring: Scoring, row: EncoderInUse, share: float
) -> NDArray[np.float32] | None:
    """Scores of a sample of pictures with texts for goods of all sorts, in this draft's recipe.

    None: too few pictures, or attributes count, whose evidence no background text has.
    """
    if scoring.attributes:
        return None
    sample = _sample(row)
    if sample is None:
        return None
    said = text_vectors(row, BACKGROUND, Keep.IN_MEMORY)
    others = [term for term in scoring.composed.sums[0] if term.part != Part.PROMPTS]
    texts = [Term(Part.PROMPTS, text, 1.0, said[text].vector) for text in BACKGROUND]
    try:
        vectors = compose(texts, others, best=True).vectors
    except ValueError:  # what is moved away from is one of these texts
        return None
    mixed = (1 - share) * sample.images + share * sample.words
    return null_scores(np.asarray(mixed @ vectors.T, dtype=np.float32))


def _sample(row: EncoderInUse) -> Sample | None:
    key = f"preview-sample:{row.pk}"
    known: tuple[Sample | None] | None = cache.get(key)
    if known is None:
        known = (_read(row),)
        cache.set(key, known, _REMEMBERED_SECONDS)
    return known[0]


def _read(row: EncoderInUse) -> Sample | None:
    ready = ImageEmbedding.objects.filter(encoder=row, vector__isnull=False)
    ids = list(ready.order_by("image_id").values_list("image_id", flat=True))
    spread = ids[:: max(len(ids) // _PICTURES, 1)][:_PICTURES]
    pictures = list(pictures_of(row, spread).values())
    if len(pictures) < _FEWEST:
        return None
    return Sample(
        np.stack([one.image for one in pictures]),
        np.stack([one.image if one.words is None else one.words for one in pictures]),
    )
