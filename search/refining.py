"""The optional refinement of a category from many decisions, as terms of its scoring.

It replaces the examples only where it helps on decisions that it had not seen; what it was worth
there stands in the term's words, so that every explanation shows it.
"""

import numpy as np

from catalogue.models import ProductImage
from search.methods.recipe import Part
from search.methods.refinement import refine
from search.methods.terms import Composed, Term
from search.models import EncoderInUse
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space
from search.vectors import Vectors

_BACKGROUND = 300  # products; more change the probe no further


def refinement_terms(
    composed: Composed, approved: Vectors, rejected: Vectors, row: EncoderInUse
) -> list[Term]:
    """[] where it does not help, or where there are too few decisions. `composed`: of the words,
    one vector, without examples."""
    background = _sample(row)
    if not len(background) or len(composed.vectors) != 1:
        return []
    query = composed.vectors[0]
    found = refine(approved, rejected, query, background)
    if not found.helps:
        return []
    # so that the sum over the length of the words' own part is the refined vector
    change = (found.vector - query) * np.float32(composed.lengths[0])
    text = (
        f"refined by {len(approved) + len(rejected)} decisions: held-out average precision "
        f"{found.held_out_before:.2f} before, {found.held_out_after:.2f} after"
    )
    return [Term(Part.REFINEMENT, text, 1.0, np.asarray(change, dtype=np.float32))]


def _sample(row: EncoderInUse) -> Vectors:
    """Vectors of images spread evenly over the catalogue, (n, d)."""
    ids = list(ProductImage.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(len(ids) // _BACKGROUND, 1)][:_BACKGROUND]
    stored = get_vector_store().vectors_of(Space(row.pk, row.dimensions), chosen)
    empty = np.empty((0, row.dimensions), dtype=np.float32)
    return np.stack([*stored.values()]) if stored else empty
