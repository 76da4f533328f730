"""Why a product is here, or why it is not: every part of its score, every step it had to pass."""

from search.explanation.explaining import explain
from search.explanation.explanation import Explanation
from search.explanation.hits import HitExplanation, explain_hits
from search.explanation.lines import Line
from search.explanation.sentence import sentence
from search.explanation.steps import Condition, Step

__all__ = [
    "Condition",
    "Explanation",
    "HitExplanation",
    "Line",
    "Step",
    "explain",
    "explain_hits",
    "sentence",
]
