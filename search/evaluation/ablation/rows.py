"""A row of the table: one way to rank, and what it is compared with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Precisions = NDArray[np.float64]
"""The average precision of each category, shape (m,); NaN for one without products."""


@dataclass(frozen=True, slots=True)
class Row:
    """base: the key of the row that it changes one thing of; control: the same change with words
    that mean nothing or something else. precisions None: the set does not say what is needed.
    """

    key: str
    title: str
    base: str | None
    precisions: Precisions | None
    control: Precisions | None = None
    control_title: str = ""
    shipped: bool = False
    """Whether the recipe does so unless a person switches it off."""
    note: str = ""

    @property
    def mean(self) -> float:
        return mean(self.precisions)


def mean(precisions: Precisions | None) -> float:
    """Mean average precision over the categories that have products."""
    if precisions is None or np.isnan(precisions).all():
        return float("nan")
    return float(np.nanmean(precisions))


def missing(key: str, title: str, base: str, what: str, *, shipped: bool) -> Row:
    """A part that this set cannot measure."""
    return Row(key, title, base, None, shipped=shipped, note=f"not measured: the set has no {what}")
