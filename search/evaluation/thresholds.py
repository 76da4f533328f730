"""How good are thresholds that nobody set? Against the best possible, and where nothing fits.

A category is emptied by taking its products out of the set: what is still suggested for it is
wrong. Products that look alike remain, so this is harder than a category that is foreign to a
shop; those can be measured with the definitions of another set.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import Encoder, Vectors
from search.evaluation.datasets.folder import LabelledFolder
from search.evaluation.zero_shot_ranking import category_vectors
from search.methods.background import BACKGROUND
from search.methods.background_null import null_scores
from search.methods.cut_off import CutOff, CutOffKind, least_score
from search.methods.suggestions import Method, suggest
from search.zero_shot import ranking_order, scores

Scores = NDArray[np.float32]

RECOMMENDED = "recommended"
WITHOUT_NULL = "no background"
CUT_OFFS = {
    f"cut {cut.kind}" + (f" {cut.value:g}" if cut.kind != CutOffKind.GAP else ""): cut
    for cut in (
        *(CutOff(CutOffKind.RELATIVE, value) for value in (0.3, 0.4, 0.5, 0.6, 0.7)),
        *(CutOff(CutOffKind.DEVIATION, value) for value in (1.0, 2.0)),
        CutOff(CutOffKind.GAP),
    )
}
"""What searches end at, where nothing but their own scores is known."""


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """Means over categories. ratio: F1 over the best F1 that any threshold reaches.

    precision: over the categories that got a threshold, `given` of all. emptied, foreign: the
    share of categories without a right product that got a threshold all the same;
    emptied_products, foreign_products: the share of products above it. NaN: no value.
    """

    method: str
    f1: float
    ratio: float
    precision: float
    recall: float
    given: float
    emptied: float
    emptied_products: float
    foreign: float
    foreign_products: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    figures: list[ThresholdFigures]
    oracle_f1: float


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a threshold does: F1, the best F1, precision and recall; shown: its products' share."""

    f1: float
    oracle: float
    precision: float
    recall: float
    shown: float


def evaluate_thresholds(
    encoder: Encoder, folder: LabelledFolder, image_vectors: Vectors, foreign: Sequence[str] = ()
) -> Thresholds:
    """`image_vectors` are those of `folder.images`, in order; `foreign`: definitions of things
    that the folder does not hold.
    """
    table = scores(image_vectors, category_vectors(encoder, folder.definitions))
    background = scores(image_vectors, category_vectors(encoder, list(BACKGROUND)))
    strange = scores(image_vectors, category_vectors(encoder, list(foreign))).T if foreign else ()
    known = [
        (column, right)
        for column, right in zip(table.T, folder.relevant.T, strict=True)
        if right.any()
    ]
    names = [RECOMMENDED, WITHOUT_NULL, *(method.value for method in Method), *CUT_OFFS]
    found = []
    for name in names:
        full = [
            _cut(column, right, _threshold(name, column, background)) for column, right in known
        ]
        emptied = [
            _share(column[~right], _threshold(name, column[~right], background[~right]))
            for column, right in known
        ]
        others = [_share(column, _threshold(name, column, background)) for column in strange]
        found.append(_figures(name, full, emptied, others))
    return Thresholds(found, float(np.mean([_best_f1(*one) for one in known])))


def _threshold(name: str, column: Scores, background: Scores) -> float | None:
    if not len(column):
        return None
    if name in CUT_OFFS:
        return least_score(CUT_OFFS[name], column)
    if name == WITHOUT_NULL:
        return suggest(column)[0].threshold
    found = suggest(column, null_scores(background))
    if name == RECOMMENDED:
        return found[0].threshold
    return next(one.threshold for one in found if one.method == name)


def _cut(column: Scores, right: NDArray[np.bool_], threshold: float | None) -> _Cut:
    best = _best_f1(column, right)
    if threshold is None:
        return _Cut(0.0, best, float("nan"), 0.0, 0.0)
    kept = column >= threshold
    hits = float((kept & right).sum())
    precision, recall = hits / max(int(kept.sum()), 1), hits / int(right.sum())
    f1 = 2 * hits / float(kept.sum() + right.sum())
    return _Cut(f1, best, precision, recall, float(kept.mean()))


def _best_f1(column: Scores, right: NDArray[np.bool_]) -> float:
    hits = np.cumsum(right[ranking_order(column)])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + right.sum())).max())


def _share(column: Scores, threshold: float | None) -> float:
    return 0.0 if threshold is None else float((column >= threshold).mean())


def _figures(
    name: str, full: Sequence[_Cut], emptied: Sequence[float], foreign: Sequence[float]
) -> ThresholdFigures:
    given = [cut for cut in full if cut.shown]
    return ThresholdFigures(
        method=name,
        f1=_mean([cut.f1 for cut in full]),
        ratio=_mean([cut.f1 / cut.oracle for cut in full]),
        precision=_mean([cut.precision for cut in given]),
        recall=_mean([cut.recall for cut in full]),
        given=_mean([cut.shown > 0 for cut in full]),
        emptied=_mean([share > 0 for share in emptied]),
        emptied_products=_mean(emptied),
        foreign=_mean([share > 0 for share in foreign]),
        foreign_products=_mean(foreign),
    )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
