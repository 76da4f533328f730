"""Attribute-based scoring: what a product must have, should have or must not have."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vector, Vectors

MOST = 3.0
"""No product is more than so many spreads from the middle, or its one attribute would decide: the
similarities of sparse vectors have long tails, and a MAD that is small beside them."""

_NORMAL = 1.4826  # the deviation of a normal distribution by its MAD


class Mode(StrEnum):
    REQUIRE = "require"
    PREFER = "prefer"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class AttributeTerm:
    """One attribute as it counts in a ranking.

    vector: (d,), its positive direction minus its negative one, not of unit length. A product's
    standardised presence is z = (x · vector − centre) / spread, at most `MOST` either way, with
    `centre` and `spread` over the catalogue (`statistics`). weight: 1 counts as one independent
    piece of evidence; `scale` turns logits into scores (1 / the encoder's logit scale). given: the
    weight as a person gave it, before the recipe's factor; only shown.
    """

    text: str
    mode: Mode
    weight: float
    vector: Vector
    centre: float
    spread: float
    scale: float
    given: float | None = None


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
    return np.clip(z, -MOST, MOST)


def direction(positive: Vectors, negative: Vectors) -> Vector:
    """From how a product without the attribute looks to how one with it looks; (d,), not unit.

    positive (n, d), n at least 1, and negative (m, d): vectors of prompts. The paired prompts of
    one thing with and without a property cancel what both share. Without a negative prompt the
    positive ones' mean.
    """
    mean = positive.mean(axis=0, dtype=np.float64)
    if len(negative):
        mean = mean - negative.mean(axis=0, dtype=np.float64)
    return np.asarray(mean, dtype=np.float32)


def statistics(similarities: NDArray[np.float32]) -> tuple[float, float]:
    """Centre and spread of the catalogue's similarities with a direction, shape (n,).

    The median, and the median absolute deviation from it made comparable with a standard
    deviation: few products have the attribute, and those must not move the yardstick. Where more
    than half of the products agree exactly the standard deviation serves, and 1 where all do.
    """
    values = np.asarray(similarities, dtype=np.float64)
    if not values.size:
        return 0.0, 1.0
    centre = float(np.median(values))
    spread = _NORMAL * float(np.median(np.abs(values - centre)))
    return centre, spread or float(values.std()) or 1.0
