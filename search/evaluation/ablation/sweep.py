"""Each weight of the recipe over a range of values, on several sets at once.

A weight is only worth shipping where many values do about as well, and where the value that is
best on some sets is good on a set that was left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.evaluation.ablation.assembling import scores
from search.evaluation.ablation.decision_rows import (
    after_look,
    example_of,
    negative_of,
    words_of,
)
from search.evaluation.ablation.rows import Precisions, mean
from search.evaluation.ablation.trial import Trial
from search.methods.recipe import Part, Recipe

Judge = Callable[[Trial, Recipe], Precisions]

_AROUND_ONE = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
_BELOW_ONE = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
_SMALL = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)

VALUES: Mapping[str, Sequence[float]] = {
    "context": _BELOW_ONE,
    "contrast": _AROUND_ONE,
    "background": _BELOW_ONE,
    "attribute": _BELOW_ONE,
    "graph": _BELOW_ONE,
    "negative": _SMALL,
    "liked": _AROUND_ONE,
    "disliked": _SMALL,
}


@dataclass(frozen=True, slots=True)
class Sweep:
    """table: mean average precision, (values, sets)."""

    weight: str
    shipped: float
    values: Sequence[float]
    sets: Sequence[str]
    table: NDArray[np.float64]

    @property
    def means(self) -> NDArray[np.float64]:
        """Over the sets, each counting alike; (values,)."""
        return np.asarray(self.table.mean(axis=1))

    def left_out(self) -> list[tuple[str, float, float]]:
        """For each set the value that is best on the others, and its gain on this one over 0."""
        found = []
        for column, name in enumerate(self.sets):
            others = np.delete(self.table, column, axis=1)
            best = int(others.mean(axis=1).argmax()) if others.shape[1] else 0
            gain = float(self.table[best, column] - self.table[0, column])
            found.append((name, float(self.values[best]), gain))
        return found


def sweep(trials: Mapping[str, Trial], recipe: Recipe, weight: str) -> Sweep:
    """One weight at a time; the others stay as the recipe has them."""
    judge, values = _judge(weight), VALUES[weight]
    table = [
        [mean(judge(trial, _changed(recipe, weight, value))) for trial in trials.values()]
        for value in values
    ]
    return Sweep(weight, getattr(recipe, weight), values, list(trials), np.array(table))


def _changed(recipe: Recipe, weight: str, value: float) -> Recipe:
    change: dict[str, Any] = {weight: value}
    return replace(recipe, **change)


_PART_OF = {
    "context": Part.CONTEXT,
    "contrast": Part.CONTRAST,
    "background": Part.CONTRAST,
    "attribute": Part.ATTRIBUTES,
    "graph": Part.GRAPH,
}


def _judge(weight: str) -> Judge:
    """The part that is weighed is on, even where the recipe ships without it."""
    if weight in _PART_OF:
        part = _PART_OF[weight]
        return lambda trial, recipe: trial.of_scores(scores(trial, words_of(recipe).with_([part])))
    decide = negative_of if weight == "negative" else example_of
    return lambda trial, recipe: after_look(trial, recipe, decide(trial, recipe))
