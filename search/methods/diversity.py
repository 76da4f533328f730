"""An order in which neighbours differ: maximal marginal relevance.

J. Carbonell and J. Goldstein, “The use of MMR, diversity-based reranking for reordering documents
and producing summaries”, SIGIR 1998.
"""

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vectors

_RELEVANCE = 0.45
"""What relevance counts beside being unlike all that stands before: less than half, so that the
same thing twice gives way to whatever else is relevant."""


def varied(scores: NDArray[np.float64], vectors: Vectors) -> NDArray[np.int64]:
    """Places in the new order, (n,); the best stays first. scores: (n,), in any unit; vectors:
    (n, d), of unit length.

    Both parts are scaled to 0 to 1 over what is given, for similarities within an encoder differ by
    little.
    """
    relevance = _scaled(scores.astype(np.float64))
    alike = _scaled(np.einsum("id,jd->ij", vectors, vectors).astype(np.float64))
    nearest = np.zeros(len(scores))
    order: list[int] = []
    left = np.ones(len(scores), dtype=bool)
    while left.any():
        gain = _RELEVANCE * relevance - (1 - _RELEVANCE) * nearest
        best = int(np.argmax(np.where(left, gain, -np.inf)))
        order.append(best)
        left[best] = False
        nearest = np.maximum(nearest, alike[best])
    return np.asarray(order, dtype=np.int64)


def _scaled(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    if not numbers.size:
        return numbers
    low, high = float(numbers.min()), float(numbers.max())
    scaled: NDArray[np.float64] = (numbers - low) / max(high - low, 1e-12)
    return scaled
