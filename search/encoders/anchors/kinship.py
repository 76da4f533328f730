"""How near in kind a meaning is to each anchor, by the tree of WordNet.

The measure is that of Lin, "An Information-Theoretic Definition of Similarity" (1998):
2 · IC(common) / (IC(a) + IC(b)), where IC is the information content, −log of the share of anchors
below a meaning, scaled so that a single anchor has 1. What no anchor stands for or lies below
counts as 1 too: it is as special as an anchor, only not known to the image tower.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors.nouns import Nouns

Kinship = NDArray[np.float64]


class Family:
    """The anchors' family tree. All results are shaped (anchors,), 0 to 1."""

    def __init__(self, nouns: Nouns) -> None:
        self._nouns = nouns
        self._count = len(nouns.row_of_anchor)
        below: dict[int, list[int]] = {}
        for anchor, row in nouns.row_of_anchor.items():
            for ancestor in self._line(row):
                below.setdefault(ancestor, []).append(anchor)
        self._below = {row: np.array(anchors) for row, anchors in below.items()}
        self._information = {
            row: 1 - math.log(len(anchors)) / math.log(self._count)
            for row, anchors in below.items()
        }
        self.kinship = lru_cache(maxsize=4096)(self._kinship)

    def information(self, row: int) -> float:
        """0 for what all anchors are a kind of, 1 for a single anchor and for what is unknown."""
        return self._information.get(row, 1.0)

    def _kinship(self, row: int) -> Kinship:
        """Of the meaning of this row with every anchor; 1 for itself and all below it."""
        near = np.zeros(self._count)
        own = self.information(row)
        for ancestor in self._line(row):
            if ancestor in self._below:
                common = self._information[ancestor]
                places = self._below[ancestor]
                share = 1.0 if ancestor == row else 2 * common / (own + 1)
                near[places] = np.maximum(near[places], share)
        return near

    def _line(self, row: int) -> set[int]:
        """The meaning and all that it is a kind of."""
        found: set[int] = set()
        waiting = [row]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self._nouns.at(current).parents)
        return found
