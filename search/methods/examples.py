"""Examples: pictures that were approved or rejected move the vector towards or away from them.

q' = q + β · mean(liked) − γ · mean(disliked), from Rocchio, "Relevance Feedback in Information
Retrieval" (1971). Three changes are our own. The catalogue's mean picture is subtracted first: all
pictures lie on one side of the space and all texts on the other (the modality gap of Liang et al.,
"Mind the Gap", 2022), so an uncentred mean would pull towards pictures as such; what is left of its
direction is taken out too, so that over the whole catalogue examples add nothing to the mean score
and a threshold set before keeps its meaning. And each mean counts by its direction only, so that a
few examples that agree and many that vary weigh the same.
"""

import numpy as np
from numpy.typing import NDArray

from search.methods.recipe import Part, Recipe
from search.methods.terms import Term
from search.vectors import Vector, Vectors, unit

_NO_DIRECTION = 2e-3  # stored vectors have half precision: less than that is rounding


def example_terms(
    liked: Vectors, disliked: Vectors, mean_image: Vector | None, recipe: Recipe
) -> list[Term]:
    """liked, disliked: vectors of pictures, (n, d) and (m, d), either may be empty.

    mean_image: (d,), the mean over the catalogue, not of unit length; None: there is none yet.
    A group whose mean is the catalogue's own gives no term.
    """
    groups = (("approved", liked, recipe.liked), ("rejected", disliked, -recipe.disliked))
    terms = []
    for name, vectors, weight in groups:
        direction = _direction(vectors, mean_image)
        if direction is not None and weight:
            text = f"{len(vectors)} {name} product{'s' if len(vectors) > 1 else ''}"
            terms.append(Term(Part.EXAMPLES, text, weight, direction))
    return terms


def _direction(vectors: Vectors, mean_image: Vector | None) -> Vector | None:
    if not len(vectors):
        return None
    mean = vectors.mean(axis=0, dtype=np.float64)
    shifted = mean if mean_image is None else _beside(mean - mean_image, mean_image)
    return unit(shifted) if float(np.linalg.norm(shifted)) > _NO_DIRECTION else None


def _beside(vector: NDArray[np.float64], axis: Vector) -> NDArray[np.float64]:
    """The part of the vector at right angles to the axis."""
    along = np.asarray(axis, dtype=np.float64)
    square = float(along @ along)
    return vector - (float(vector @ along) / square) * along if square else vector
