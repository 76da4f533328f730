"""A better vector for a category from many decisions: a linear probe that starts at its words."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.methods.examples import example_terms
from search.methods.recipe import DEFAULT, Part
from search.methods.terms import Term, compose
from search.vectors import Vector, Vectors, unit

Values = NDArray[np.float64]

FEWEST = 5
"""How many approved, and how many rejected products a refinement needs."""

_FOLDS = 5
_CLEARLY = 0.05  # of held-out average precision; smaller rises were often chance
_PULL = 200.0  # over the number of decisions
_BACKGROUND = 5.0
_MOST_BACKGROUND = 1000


Flags = NDArray[np.bool_]
Ranker = Callable[[Values, Flags], Vector]
"""From decided products (k, d), right or not (k,), to what is ranked by, (d,)."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """vector: (d,), unit; the query itself where there are too few decisions.

    held_out_before, held_out_after: average precision over decisions that the ranking had not
    seen: of the query or of the query moved by examples, whichever is better, and of the probe;
    NaN where there are too few decisions. helps: it rose by at least 0.05.
    """

    vector: Vector
    held_out_before: float
    held_out_after: float
    helps: bool


def refine(approved: Vectors, rejected: Vectors, query: Vector, background: Vectors) -> Refinement:
    """The probe of all decisions, and what it is worth by cross-validation over them.

    approved (n+, d), rejected (n−, d): decided products; query (d,): the category's vector
    without any examples; background (m, d): any products of the catalogue, which count as
    rejections worth five in all. The probe minimises the logistic loss plus a pull to the query,
    so few decisions change little: Silva-Rodríguez et al., "A Closer Look at the Few-Shot
    Adaptation of Large Vision-Language Models" (2024). Raises ValueError where there is no
    background or a number is not finite.
    """
    query, products = unit(query), _thinned(background)
    if not len(products):
        raise ValueError("a refinement needs products to compare with")
    if min(len(approved), len(rejected)) < FEWEST:
        return Refinement(query, float("nan"), float("nan"), False)
    decided = np.concatenate([approved, rejected]).astype(np.float64)
    right = np.arange(len(decided)) < len(approved)

    def probe(some: Values, flags: Flags) -> Vector:
        return _probe(some, flags, query, products)

    def moved(some: Values, flags: Flags) -> Vector:
        return _moved(some, flags, query, products)

    before = max(
        _average_precision(decided @ query, right),
        _average_precision(_held_out(decided, right, moved, products), right),
    )
    after = _average_precision(_held_out(decided, right, probe, products), right)
    return Refinement(probe(decided, right), before, after, after >= before + _CLEARLY)


def refined(approved: Vectors, rejected: Vectors, query: Vector, background: Vectors) -> Vector:
    """The probe alone, (d,), without asking whether it helps; at least one product decided."""
    decided = np.concatenate([approved, rejected]).astype(np.float64)
    right = np.arange(len(decided)) < len(approved)
    return _probe(decided, right, unit(query), _thinned(background))


def _held_out(decided: Values, right: Flags, ranker: Ranker, background: Values) -> Values:
    """Each product's score by a ranker without it, in deviations from the background's mean."""
    folds = np.where(right, np.cumsum(right), np.cumsum(~right)) % _FOLDS  # both kinds in each
    scores = np.empty(len(decided))
    for fold in range(_FOLDS):
        held = folds == fold
        vector = ranker(decided[~held], right[~held])
        usual = background @ vector
        scores[held] = (decided[held] @ vector - usual.mean()) / max(float(usual.std()), 1e-9)
    return scores


def _moved(decided: Values, right: Flags, query: Vector, background: Values) -> Vector:
    """The query moved by examples, as it ranks without a refinement."""
    liked, disliked = (decided[flags].astype(np.float32) for flags in (right, ~right))
    mean = background.mean(axis=0).astype(np.float32)
    words = Term(Part.PROMPTS, "", 1.0, query)
    return np.asarray(compose([words], example_terms(liked, disliked, mean, DEFAULT)).vectors[0])


def _probe(decided: Values, right: NDArray[np.bool_], query: Vector, background: Values) -> Vector:
    """The direction of w, the minimum of Σ weight · loss(w · x + b) + 3/2 · |w − κq|² / κ².

    κ makes the query's scores of the background spread by 1.
    """
    from scipy.optimize import minimize

    centre = background.mean(axis=0)
    points = np.concatenate([decided, background]) - centre
    targets = np.concatenate([right.astype(np.float64), np.zeros(len(background))])
    weights = np.ones(len(points))
    weights[len(decided) :] = _BACKGROUND / len(background)
    scale = 1 / max(float((background @ query).std()), 1e-6)
    start = scale * query.astype(np.float64)
    pull = _PULL / len(decided) / scale**2

    def loss(unknowns: Values) -> tuple[float, Values]:
        logits = points @ unknowns[:-1] + unknowns[-1]
        away = unknowns[:-1] - start
        value = weights @ (np.logaddexp(0, logits) - targets * logits)
        wrong = weights * (1 / (1 + np.exp(-np.clip(logits, -40, 40))) - targets)
        slope = np.append(points.T @ wrong + pull * away, wrong.sum())
        return float(value + pull / 2 * (away @ away)), slope

    found = minimize(
        loss, np.append(start, -3.0), jac=True, method="L-BFGS-B", options={"maxiter": 100}
    )
    return unit(found.x[:-1])


def _average_precision(scores: Values, right: Flags) -> float:
    hits = right[np.argsort(-scores, kind="stable")]
    precisions = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precisions[hits].mean())


def _thinned(background: Vectors) -> Values:
    step = max(len(background) // _MOST_BACKGROUND, 1)
    return np.asarray(background[::step], dtype=np.float64)
