"""Zero-shot ranking and choice: from prompt vectors to category vectors to scores."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vector, Vectors, mean_unit

Scores = NDArray[np.float32]
"""Cosine similarities, higher is better; shape (n,) or (n images, m categories)."""


def category_vector(prompt_vectors: Vectors, weights: Sequence[float] | None = None) -> Vector:
    """One vector for a category from the vectors of its prompts, shape (n, d) to (d,).

    The mean of unit vectors, scaled to unit length again: the prompt ensemble in embedding space
    of Radford et al., "Learning Transferable Visual Models From Natural Language Supervision"
    (2021), section 3.1.4. Raises ValueError as `mean_unit` does.
    """
    return mean_unit(prompt_vectors, weights)


def scores(image_vectors: Vectors, category_vectors: Vectors) -> Scores:
    """Cosine similarity of every image with every category, shape (n, m)."""
    return np.asarray(image_vectors @ np.atleast_2d(category_vectors).T, dtype=np.float32)


def standardise(table: Scores) -> Scores:
    """Each category's column of scores with mean 0 and deviation 1 over the set of images.

    A category whose words score high for every image loses that advantage, so that its column
    becomes comparable with the others. A column without spread becomes 0.
    """
    columns = np.asarray(table, dtype=np.float64)
    spread = columns.std(axis=0)
    centred = columns - columns.mean(axis=0)
    return np.asarray(centred / np.where(spread > 0, spread, 1), dtype=np.float32)


def best_category(table: Scores) -> NDArray[np.intp]:
    """For each image the index of the category with the highest score; the first one in a tie."""
    return np.asarray(table.argmax(axis=1))


def ranking_order(column: Scores) -> NDArray[np.intp]:
    """Indices of the images from the highest score to the lowest; ties keep their order."""
    return np.argsort(-column, kind="stable")
