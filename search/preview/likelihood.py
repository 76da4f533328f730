"""How the scores of a draft read as probabilities, from what people decided about it."""

from dataclasses import dataclass

import numpy as np
from django.core.cache import cache
from numpy.typing import NDArray

from catalogue.content import Content
from search.calibrating import held_out_scores
from search.methods.calibration import AtThreshold, Calibration, at_threshold, fit, threshold_for
from search.methods.reliability import Bin, reliability
from search.models import EncoderInUse
from search.retrieval import Retrieval
from search.scoring import recipe_of, scoring_digest

_REMEMBERED_SECONDS = 300

Scores = NDArray[np.float32]
_Fitted = tuple[Calibration | None, Scores, Scores]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """approved, rejected: scores of what was decided, (n+,) and (n−,), each by a recipe that did
    not see it; undecided: those of everything else, (n,).
    """

    curve: Calibration
    approved: Scores
    rejected: Scores
    undecided: Scores

    @property
    def everything(self) -> Scores:
        return np.concatenate([self.approved, self.rejected, self.undecided])

    def probability(self, score: float) -> float:
        return float(self.curve.probability([score])[0])

    def at(self, threshold: float) -> AtThreshold:
        return at_threshold(self.curve, threshold, self.approved, self.rejected, self.everything)

    def threshold_for(self, probability: float) -> float | None:
        """The least score that belongs with this probability; None where no product reaches it."""
        return threshold_for(self.curve, probability, self.everything)

    def bins(self) -> list[Bin]:
        """How the probabilities came true among the decided products."""
        scores = np.concatenate([self.approved, self.rejected])
        right = np.arange(len(scores)) < len(self.approved)
        return [one for one in reliability(self.curve.probability(scores), right) if one.count]


def likelihood(
    content: Content, retrieval: Retrieval, undecided: Scores, *, fitted: bool
) -> Likelihood | None:
    """`undecided`: scores of what nobody decided on, (n,).

    None: too few decisions; or nothing is fitted yet for this scoring, unless `fitted` asks for
    that, which reads the vectors of all decided products."""
    digest = scoring_digest(content, retrieval.row, recipe_of(content))
    key = f"likelihood:{retrieval.row.pk}:{digest}"
    known: _Fitted | None = cache.get(key)
    if known is None:
        if not fitted:
            return None
        known = _fit(content, retrieval.row, retrieval.share, undecided)
        cache.set(key, known, _REMEMBERED_SECONDS)
    curve, approved, rejected = known
    return Likelihood(curve, approved, rejected, undecided) if curve else None


def _fit(content: Content, row: EncoderInUse, share: float, undecided: Scores) -> _Fitted:
    approved, rejected = held_out_scores(content, row, share)
    everything = np.concatenate([approved, rejected, undecided])
    return fit(approved, rejected, everything), approved, rejected
