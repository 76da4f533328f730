"""Curves from few decisions: a sigmoid on a weak prior, and steps that lean on it."""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Knots = tuple[tuple[float, float], ...]

# What is known before any decision, and fades with their number: rejections worth ten, spread over
# the lower three quarters of the catalogue; one where the curve stops, since even the best next
# product may be wrong; and a curve that takes the range of the scores to rise (docs/method.md).
_REJECTIONS = 10.0
_LOWER = np.linspace(0.05, 0.75, 10)
_STEEPNESS = 8.0
_TOP = 0.99

_LEAN = 2.0


def sigmoid(logits: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -40, 40))))


def fit_sigmoid(
    places: Values, right: NDArray[np.bool_], catalogue: Values, end: float
) -> tuple[float, float]:
    """Slope > 0 and intercept of Platt's sigmoid at places (k,), right or not (k,).

    His targets, (n+ + 1) / (n+ + 2) and 1 / (n− + 2), stand for one more decision of each kind
    (Platt, "Probabilistic Outputs for Support Vector Machines", 1999). catalogue: the places of
    all products, (n,); end: where the curve stops. From both comes the prior of this maximum a
    posteriori; the logarithm of the slope is normal with deviation 1.
    """
    from scipy.optimize import minimize

    approved = int(right.sum())
    targets = np.where(right, (approved + 1) / (approved + 2), 1 / (len(right) - approved + 2))
    places = np.concatenate([places, [end], np.quantile(catalogue, _LOWER)])
    targets = np.concatenate([targets, np.zeros(1 + len(_LOWER))])
    weights = np.ones(len(places))
    weights[-len(_LOWER) :] = _REJECTIONS / len(_LOWER)
    expected = np.log(_STEEPNESS / max(float(np.quantile(catalogue, _TOP)), 1e-3))

    def loss(unknowns: Values) -> tuple[float, Values]:
        slope, intercept = np.exp(np.clip(unknowns[0], -20, 20)), unknowns[1]
        logits = slope * places + intercept
        wrong = weights * (sigmoid(logits) - targets)
        value = weights @ (np.logaddexp(0, logits) - targets * logits)
        away = unknowns[0] - expected
        return float(value + away**2 / 2), np.array([wrong @ places * slope + away, wrong.sum()])

    found = minimize(loss, [expected, -_STEEPNESS / 2], jac=True, method="BFGS").x
    return float(np.exp(np.clip(found[0], -20, 20))), float(found[1])


def fit_steps(places: Values, right: NDArray[np.bool_], expected: Values) -> Knots:
    """Knots of a curve that never falls, through the middles of isotonic steps.

    places, right, expected: shape (k,). Each step leans on the mean of `expected`, the sigmoid's
    answer there, as if that came from two more decisions: a step of few must not claim 0 or 1.
    """
    from scipy.optimize import isotonic_regression

    order = np.argsort(places, kind="stable")
    places, expected = places[order], expected[order]
    found = isotonic_regression(right[order].astype(np.float64))
    heights, middles = [], []
    for start, end in zip(found.blocks[:-1], found.blocks[1:], strict=True):
        count, lean = end - start, _LEAN * float(expected[start:end].mean())
        heights.append((float(found.x[start]) * count + lean) / (count + _LEAN))
        middles.append(float(places[start:end].mean()))
    rising = np.maximum.accumulate(heights)
    return tuple(zip(middles, rising.tolist(), strict=True))
