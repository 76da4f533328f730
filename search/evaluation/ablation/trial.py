"""One labelled set under one encoder: its words, its pictures, and what a ranking is worth."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import Encoder
from search.evaluation import metrics
from search.evaluation.ablation.rows import Precisions
from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.datasets.words import CategoryWords, default_name
from search.prompts import render_all
from search.vectors import Vector, Vectors
from search.zero_shot import category_vector

Table = NDArray[np.float64]
"""Scores of n products in m categories, (n, m)."""


class Trial:
    """Texts are encoded once, however often they are asked for."""

    def __init__(
        self, encoder: Encoder, folder: LabelledFolder, image_vectors: Vectors, seed: int
    ) -> None:
        """`image_vectors` are those of `folder.images`, in order."""
        self.encoder = encoder
        self.seed = seed
        self.images = image_vectors
        self.relevant = folder.relevant
        self.definitions = folder.definitions
        self.words = folder.words or [CategoryWords(default_name(one)) for one in folder.labels]
        self._known: dict[tuple[str, bool], Vector] = {}

    def __len__(self) -> int:
        """How many categories."""
        return len(self.definitions)

    @property
    def names(self) -> list[str]:
        return [words.name for words in self.words]

    def said(self, texts: Iterable[str]) -> Vectors:
        """A vector for each text, from the encoder's prompt templates; (n, d)."""
        return self._rows(texts, plain=False)

    def prompts(self, texts: Iterable[str]) -> Vectors:
        """A vector for each prompt as it stands; (n, d)."""
        return self._rows(texts, plain=True)

    def precisions(self, vectors: Vectors) -> Precisions:
        """Of ranking all products by one vector for each category, (m, d)."""
        return self.of_scores(self.images.astype(np.float64) @ vectors.T.astype(np.float64))

    def of_scores(self, table: Table, products: NDArray[np.intp] | None = None) -> Precisions:
        """Average precision of each column, over all products or over some."""
        if products is not None:
            table = table[products]
        relevant = self.relevant if products is None else self.relevant[products]
        columns = zip(table.T, relevant.T, strict=True)
        return np.array(
            [
                metrics.average_precision(scores.astype(np.float32), right)
                for scores, right in columns
            ]
        )

    def rng(self, purpose: int) -> np.random.Generator:
        """Reproducible, and other numbers for another purpose."""
        return np.random.default_rng([self.seed, purpose])

    def strangers(self) -> list[CategoryWords]:
        """For each category what was said of another one."""
        order = self.rng(1).permutation(len(self))
        following = np.empty(len(self), dtype=np.intp)
        following[order] = np.roll(order, -1)  # one round trip: nobody gets the own words
        return [self.words[place] for place in following]

    def _rows(self, texts: Iterable[str], *, plain: bool) -> Vectors:
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if (text, plain) not in self._known]
        if new:
            self._learn(new, plain)
        empty = np.empty((0, self.encoder.dimensions), dtype=np.float32)
        return np.stack([self._known[text, plain] for text in wanted]) if wanted else empty

    def _learn(self, texts: list[str], plain: bool) -> None:
        """All prompts in one call of the text tower, as `search.definition` does it."""
        templates = () if plain else self.encoder.templates
        rendered = [render_all(templates, text) for text in texts]
        encoded = self.encoder.encode_texts([prompt for prompts in rendered for prompt in prompts])
        parts = np.split(encoded, np.cumsum([len(prompts) for prompts in rendered])[:-1])
        for text, vectors in zip(texts, parts, strict=True):
            self._known[text, plain] = category_vector(vectors)
