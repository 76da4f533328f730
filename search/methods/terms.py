"""Terms: what a ranking is made of, so that a score can be taken apart again.

Every vector part of the recipe is linear: what is ranked by is the direction of a weighted sum of
unit vectors, so a score is exactly the sum of what each term contributes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.methods.recipe import Part
from search.vectors import Vector, Vectors

_LEARNT = frozenset({Part.EXAMPLES, Part.REFINEMENT})
_NO_DIRECTION = 1e-6  # of a sum of unit vectors: rounding is all that is left


@dataclass(frozen=True, slots=True)
class Term:
    """text: what it stands for, in words; vector: (d,), usually of unit length; weight: signed."""

    part: Part
    text: str
    weight: float
    vector: Vector


@dataclass(frozen=True, slots=True)
class Composed:
    """What to rank by: `vectors` (n, d); a product's score is the best of the n.

    Of unit length before examples are added: those move products and leave the scale of scores as
    it is, so that a threshold keeps its meaning while people decide.

    n is 1 unless the best prompt counts. `sums[i]` are the terms whose weighted sum, divided by
    `lengths[i]`, is `vectors[i]`.
    """

    vectors: Vectors
    sums: tuple[tuple[Term, ...], ...]
    lengths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """How much of a score one term makes: contributions of all terms add up to the score."""

    term: Term
    amount: float


def compose(prompts: Sequence[Term], others: Sequence[Term], *, best: bool = False) -> Composed:
    """Prompts together with the other terms; `best`: each prompt by itself, all with the others.

    Several prompts that count together share the weight 1. Raises ValueError for no prompts and
    for terms that cancel out.
    """
    if not prompts:
        raise ValueError("there is no text to define it")
    groups = [[prompt] for prompt in prompts] if best else [_shared(prompts)]
    sums = tuple((*group, *others) for group in groups)
    beside = [term for term in others if term.part not in _LEARNT]
    said = [_weighted([*group, *beside]) for group in groups]
    lengths = tuple(float(length) for length in np.linalg.norm(np.stack(said), axis=1))
    if min(lengths) < _NO_DIRECTION:
        raise ValueError("what defines it and what it moves away from cancel each other out")
    raw = np.stack([_weighted(terms) for terms in sums]) / np.asarray(lengths)[:, None]
    return Composed(np.asarray(raw, dtype=np.float32), sums, lengths)


def contributions(composed: Composed, vector: Vector) -> list[Contribution]:
    """What each term of the vector that fits `vector` (d,) best adds to the score."""
    best = int(np.argmax(composed.vectors @ vector))
    length = composed.lengths[best]
    return [
        Contribution(term, term.weight * float(term.vector @ vector) / length)
        for term in composed.sums[best]
    ]


def _shared(prompts: Sequence[Term]) -> list[Term]:
    total = sum(prompt.weight for prompt in prompts)
    return [Term(p.part, p.text, p.weight / total, p.vector) for p in prompts]


def _weighted(terms: Sequence[Term]) -> Vector:
    total = sum(term.weight * term.vector.astype(np.float64) for term in terms)
    return np.asarray(total, dtype=np.float64)
