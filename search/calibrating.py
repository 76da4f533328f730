"""Fit how scores of a shelf read as probabilities, on what people decided, and remember it.

Decided products shift the shelf's own vector (`search.methods.examples`), so their scores flatter
the recipe. Each is therefore scored by a recipe that never saw it: decisions are split in folds.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.content import Content
from catalogue.models import Category
from search.methods.calibration import Calibration, fit
from search.models import EncoderInUse, StoredCalibration
from search.product_scores import best_scores, stored_pictures
from search.retrieval import Retrieval
from search.scoring import recipe_of, scoring_digest, scoring_of, thinned

_FOLDS = 5
_MOST_DECISIONS = 500  # of each kind; more change the curve little

Scores = NDArray[np.float32]


def held_out_scores(content: Content, row: EncoderInUse, share: float) -> tuple[Scores, Scores]:
    """Scores of approved and of rejected products, (n+,) and (n−,), each by a recipe without it.

    Products without an embedded picture are left out.
    """
    approved = thinned(content.approved, _MOST_DECISIONS)
    rejected = thinned(content.rejected, _MOST_DECISIONS)
    pictures = stored_pictures(row, [*approved, *rejected])
    scores: dict[int, float] = {}
    for fold in range(_FOLDS):
        held = {*approved[fold::_FOLDS], *rejected[fold::_FOLDS]}
        rest = replace(
            content,
            approved=tuple(pk for pk in content.approved if pk not in held),
            rejected=tuple(pk for pk in content.rejected if pk not in held),
        )
        theirs = [picture for picture in pictures if picture.group_id in held]
        if theirs:
            scores |= best_scores(theirs, scoring_of(rest, row), share)
    return _of(approved, scores), _of(rejected, scores)


def fit_calibration(
    content: Content, retrieval: Retrieval, everything: Scores
) -> Calibration | None:
    """`everything`: the scores of the whole catalogue, (n,). None: too few decisions."""
    approved, rejected = held_out_scores(content, retrieval.row, retrieval.share)
    return fit(approved, rejected, everything)


def store_calibration(
    category: Category, content: Content, retrieval: Retrieval, everything: Scores
) -> Calibration | None:
    """Fit for what is published, and keep it for pages; without a fit nothing is kept."""
    curve = fit_calibration(content, retrieval, everything)
    key: dict[str, Any] = {"category": category, "encoder": retrieval.row}
    if curve is None:
        StoredCalibration.objects.filter(**key).delete()
        return None
    StoredCalibration.objects.update_or_create(
        **key,
        defaults={
            "scoring_digest": scoring_digest(content, retrieval.row, recipe_of(content)),
            "curve": curve.as_dict(),
            "approved": curve.approved,
            "rejected": curve.rejected,
        },
    )
    return curve


def stored_calibration(
    category: Category, content: Content, row: EncoderInUse
) -> Calibration | None:
    """The curve kept for exactly this content under this encoder, if there is one."""
    kept = StoredCalibration.objects.filter(
        category=category,
        encoder=row,
        scoring_digest=scoring_digest(content, row, recipe_of(content)),
    ).first()
    return Calibration.from_dict(kept.curve) if kept else None


def _of(products: tuple[int, ...], scores: dict[int, float]) -> Scores:
    found = [scores[product] for product in products if product in scores]
    return np.asarray(found, dtype=np.float32)
