"""A person who reviews a category, simulated: what is shown, what is decided, what it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from search.methods.calibration import Calibration, fit
from search.methods.examples import example_terms
from search.methods.queue_order import Order, order
from search.methods.recipe import DEFAULT, Part
from search.methods.refinement import refine, refined
from search.methods.suggestions import suggest
from search.methods.terms import Term, compose
from search.vectors import Vector, Vectors

_FOLDS = 5

Indices = NDArray[np.intp]
Scores = NDArray[np.float32]
Flags = NDArray[np.bool_]
Ranker = Callable[[Vectors, Vectors], Vector]
"""From approved and rejected products, (n+, d) and (n−, d), to what is ranked by, (d,)."""


class Method(StrEnum):
    """plain: words alone; examples: words moved by the decisions; refinement: a linear probe
    where it helps, and examples elsewhere.
    """

    PLAIN = "plain"
    EXAMPLES = "examples"
    REFINEMENT = "refinement"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A category in a catalogue: vectors (n, d), words (d,), and which products are right (n,)."""

    products: Vectors
    words: Vector
    right: Flags


@dataclass(frozen=True, slots=True)
class Answer:
    """Scores of all products, (n,), and their calibration, where there are decisions enough."""

    scores: Scores
    calibration: Calibration | None
    refined: bool


def queue(one: Reviewed, shown: Indices, kind: Order, rng: np.random.Generator) -> Indices:
    """The products `shown`, as they come up: most uncertain is what the suggested threshold is."""
    scores = one.products[shown] @ one.words
    turns = order(
        kind,
        scores,
        threshold=suggest(scores)[0].threshold,
        ages=rng.permutation(len(shown)).astype(np.float64),
        vectors=one.products[shown],
    )
    return shown[turns]


def answer(one: Reviewed, decided: Indices, method: Method) -> Answer:
    """What the category looks like after these decisions.

    The calibration sees each decided product as scored by a ranker that never saw it, as in the
    shop: the decisions are split in folds.
    """
    right = one.right[decided]
    pictures = one.products[decided]
    ranker, by_probe = _ranker(one, pictures, right, method)
    scores = one.products @ ranker(pictures[right], pictures[~right])
    own = scores[decided]
    if method != Method.PLAIN:
        own = _held_out(pictures, right, ranker)
    return Answer(scores, fit(own[right], own[~right], scores), by_probe)


def _ranker(one: Reviewed, pictures: Vectors, right: Flags, method: Method) -> tuple[Ranker, bool]:
    mean = one.products.mean(axis=0)

    def examples(liked: Vectors, disliked: Vectors) -> Vector:
        words = Term(Part.PROMPTS, "its words", 1.0, one.words)
        terms = example_terms(liked, disliked, mean, DEFAULT)
        return np.asarray(compose([words], terms).vectors[0])

    def probe(liked: Vectors, disliked: Vectors) -> Vector:
        return refined(liked, disliked, one.words, one.products)

    if method == Method.PLAIN:
        return lambda _liked, _disliked: one.words, False
    if method == Method.REFINEMENT:
        found = refine(pictures[right], pictures[~right], one.words, one.products)
        if found.helps:
            return probe, True
    return examples, False


def _held_out(pictures: Vectors, right: Flags, ranker: Ranker) -> Scores:
    folds = np.where(right, np.cumsum(right), np.cumsum(~right)) % _FOLDS
    scores = np.empty(len(right), dtype=np.float32)
    for fold in range(_FOLDS):
        held = folds == fold
        rest, flags = pictures[~held], right[~held]
        scores[held] = pictures[held] @ ranker(rest[flags], rest[~flags])
    return scores


def halves(count: int, rng: np.random.Generator) -> Sequence[tuple[Indices, Indices]]:
    """Shown to the person, and kept apart: two halves, each once in either part."""
    mixed = rng.permutation(count)
    first, second = np.sort(mixed[: count // 2]), np.sort(mixed[count // 2 :])
    return ((first, second), (second, first))
