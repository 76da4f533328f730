"""What decisions are worth: curves over their number, and whether probabilities come true.

Of each category half of the products are shown to a simulated person and the other half is kept
apart, both ways round; all figures are about the half kept apart. Probabilities are also looked at
where the whole catalogue is reviewed, on all that was not decided: that is what a shop sees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import Encoder, Vectors
from search.evaluation import metrics
from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.reviewing import Answer, Indices, Method, Reviewed, answer, halves, queue
from search.evaluation.zero_shot_ranking import category_vectors
from search.methods.queue_order import Order
from search.methods.reliability import Bin, brier, ece, reliability

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over categories (and both halves); ECE and Brier over products. NaN: no value."""

    method: Method
    labels: int
    precision_at_10: float
    average_precision: float
    calibrated: float
    """The share of categories that had decisions enough for probabilities."""
    refined: float
    ece: float
    brier: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How probabilities came true after `labels` decisions a category, on products without one."""

    method: Method
    labels: int
    kept_apart: list[Bin]
    undecided: list[Bin]


@dataclass(frozen=True, slots=True)
class Feedback:
    order: Order
    figures: list[Figures]
    reliability: list[Reliability]


@dataclass(frozen=True, slots=True)
class _Trial:
    answer: Answer
    judged: Indices
    right: NDArray[np.bool_]

    @property
    def probabilities(self) -> Numbers:
        if self.answer.calibration is None:
            return np.empty(0)
        return self.answer.calibration.probability(self.answer.scores[self.judged])

    @property
    def truth(self) -> NDArray[np.bool_]:
        return self.right if self.answer.calibration is not None else self.right[:0]


def evaluate_feedback(
    encoder: Encoder,
    folder: LabelledFolder,
    image_vectors: Vectors,
    *,
    labels: Sequence[int],
    kind: Order,
    table_at: int,
    seed: int = 0,
) -> Feedback:
    """`image_vectors` are those of `folder.images`, in order; `table_at` decisions for tables."""
    words = category_vectors(encoder, folder.definitions)
    categories = [
        Reviewed(image_vectors, words[column], folder.relevant[:, column])
        for column in range(len(words))
        if folder.relevant[:, column].any()
    ]
    figures = []
    for count in sorted(set(labels)):
        for method in Method if count else (Method.PLAIN,):
            trials = list(_half_shown(categories, count, method, kind, seed))
            figures.append(_figures(trials, count, method))
    tables = [
        Reliability(
            method,
            table_at,
            _bins(list(_half_shown(categories, table_at, method, kind, seed))),
            _bins(list(_all_shown(categories, table_at, method, kind, seed))),
        )
        for method in Method
    ]
    return Feedback(kind, figures, tables)


def _half_shown(
    categories: Sequence[Reviewed], count: int, method: Method, kind: Order, seed: int
) -> Iterator[_Trial]:
    for number, one in enumerate(categories):
        rng = np.random.default_rng((seed, number))
        for shown, apart in halves(len(one.right), rng):
            decided = queue(one, shown, kind, rng)[:count]
            yield _Trial(answer(one, decided, method), apart, one.right[apart])


def _all_shown(
    categories: Sequence[Reviewed], count: int, method: Method, kind: Order, seed: int
) -> Iterator[_Trial]:
    for number, one in enumerate(categories):
        rng = np.random.default_rng((seed, number))
        everything = queue(one, np.arange(len(one.right)), kind, rng)
        decided, rest = everything[:count], everything[count:]
        yield _Trial(answer(one, decided, method), rest, one.right[rest])


def _figures(trials: Sequence[_Trial], count: int, method: Method) -> Figures:
    judged = [(trial.answer.scores[trial.judged], trial.right) for trial in trials]
    known = [(scores, right) for scores, right in judged if right.any()]
    probabilities, truth = _pooled(trials)
    return Figures(
        method=method,
        labels=count,
        precision_at_10=_mean([metrics.precision_at(*one, 10) for one in known]),
        average_precision=_mean([metrics.average_precision(*one) for one in known]),
        calibrated=_mean([trial.answer.calibration is not None for trial in trials]),
        refined=_mean([trial.answer.refined for trial in trials]),
        ece=ece(probabilities, truth),
        brier=brier(probabilities, truth),
    )


def _bins(trials: Sequence[_Trial]) -> list[Bin]:
    return reliability(*_pooled(trials))


def _pooled(trials: Sequence[_Trial]) -> tuple[Numbers, NDArray[np.bool_]]:
    probabilities = np.concatenate([np.empty(0), *(trial.probabilities for trial in trials)])
    truth = np.concatenate([np.empty(0, dtype=np.bool_), *(trial.truth for trial in trials)])
    return probabilities, truth


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
