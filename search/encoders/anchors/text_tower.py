"""Texts to what they mean in the space: sentence encoder, WordNet and anchors together."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.encoders.anchors import affinity
from search.encoders.anchors.anchor_vectors import anchor_vectors
from search.encoders.anchors.colour_names import NAMES
from search.encoders.anchors.composition import HEAD_SHARE, head_of
from search.encoders.anchors.nouns import Nouns
from search.encoders.anchors.reading import Reader, Reading
from search.encoders.anchors.sentences import DIMENSIONS, SentenceTower
from search.encoders.anchors.space import text_space
from search.encoders.base import Vectors
from search.vectors import Vector, unit

_MOST_KEPT = 4096
"""Definitions whose vectors are kept, 6 MB of them: the same nouns come again and again."""


class TextTower:
    def __init__(self, cache: Path) -> None:
        nouns = Nouns()
        self.sentences = SentenceTower()
        self._reader = Reader(nouns)
        self._anchors = anchor_vectors(self.sentences.encode, nouns, cache)
        self._defined: dict[str, Vector] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of n cleaned texts, n at least 1, shape (n, 1011)."""
        heads = {place: head for place, text in enumerate(texts) if (head := head_of(text))}
        vectors = affinity.text_vectors(self.closeness([*texts, *heads.values()]))
        whole, of_heads = vectors[: len(texts)], vectors[len(texts) :]
        if heads:
            places = list(heads)
            whole[places] = unit(whole[places] + HEAD_SHARE * of_heads)
        colours = np.zeros((len(texts), len(NAMES)))
        for place, text in enumerate(texts):
            wanted = self._reader.read(text).colour
            if wanted is not None:
                colours[place] = wanted
        return text_space(whole, colours)

    def closeness(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """How close each of n texts is to each anchor, shape (n, 1000)."""
        readings = [self._reader.read(text) for text in texts]
        meant = affinity.defined(self.sentences.encode(texts), self._definitions(readings))
        kinship = np.stack([reading.kinship for reading in readings])
        return affinity.closeness(meant, self._anchors, kinship)

    def _definitions(self, readings: Sequence[Reading]) -> NDArray[np.float64]:
        """The weighted sum of each reading's definitions, shape (n, 384)."""
        vectors = self._of_definitions({said for each in readings for said, _ in each.definitions})
        sums = np.zeros((len(readings), DIMENSIONS))
        for place, reading in enumerate(readings):
            for sentence, weight in reading.definitions:
                sums[place] += weight * vectors[sentence]
        return sums

    def _of_definitions(self, sentences: Iterable[str]) -> dict[str, Vector]:
        known = {said: self._defined[said] for said in sentences if said in self._defined}
        new = sorted(said for said in sentences if said not in known)
        if new:
            known.update(zip(new, self.sentences.encode(new), strict=True))
            if len(self._defined) + len(new) > _MOST_KEPT:
                self._defined = {}
            self._defined.update({said: known[said] for said in new})
        return known
