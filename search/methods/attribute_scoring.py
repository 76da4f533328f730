"""Attribute-based scoring: what a product must have, should have or must not have."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vector, Vectors


class Mode(StrEnum):
    REQUIRE = "require"
    PREFER = "prefer"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class AttributeTerm:
    """One attribute as it counts in a ranking.

    vector: (d,), its positive direction minus its negative one, not of unit length. A product's
    standardised presence is z = (x · vector − centre) / spread, with `centre` the median and
    `spread` the MAD over the catalogue. weight: 1 counts as one independent piece of evidence;
    `scale` turns logits into scores (1 / the encoder's logit scale).
    """

    text: str
    mode: Mode
    weight: float
    vector: Vector
    centre: float
    spread: float
    scale: float


def presence(term: AttributeTerm, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
    """The probability-like presence of the attribute, σ(z), shape as `similarities` (n,).

    similarities: x · vector of n products. Not calibrated: shown as a rank among the catalogue.
    """
    return np.asarray(1 / (1 + np.exp(-_standardised(term, similarities))))


def amounts(term: AttributeTerm, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
    """What the attribute adds to the scores of n products, shape (n,).

    Require adds log σ(z), exclude log σ(−z): the log-likelihoods of direct attribute prediction
    (Lampert, Nickisch and Harmeling, "Attribute-Based Classification for Zero-Shot Visual Object
    Categorization", 2014), so a missing attribute costs much and a present one nothing. Prefer
    adds 2σ(z) − 1, which can help or cost, and neither decides.
    """
    z = _standardised(term, similarities)
    if term.mode == Mode.REQUIRE:
        evidence = -np.logaddexp(0, -z)
    elif term.mode == Mode.EXCLUDE:
        evidence = -np.logaddexp(0, z)
    else:
        evidence = 2 / (1 + np.exp(-z)) - 1
    return np.asarray(term.weight * term.scale * evidence)


def _standardised(term: AttributeTerm, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
    z = (np.asarray(similarities, dtype=np.float64) - term.centre) / max(term.spread, 1e-9)
    return np.clip(z, -30, 30)


def direction(positive: Vectors, negative: Vectors) -> Vector:
    """Mean of the positive minus mean of the negative prompts; (d,)."""
    mean = positive.mean(axis=0)
    return np.asarray(mean - negative.mean(axis=0) if len(negative) else mean, dtype=np.float32)


def statistics(similarities: NDArray[np.float32]) -> tuple[float, float]:
    """Median and MAD of similarities (n,)."""
    centre = float(np.median(similarities))
    return centre, float(np.median(np.abs(similarities - centre))) or 1.0
