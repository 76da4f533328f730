"""Why a product is here, or why it is not: every part of its score, every step it had to pass."""

from search.explanation.explaining import Explanation, explain
from search.explanation.lines import Line
from search.explanation.steps import Step

__all__ = ["Explanation", "Line", "Step", "explain"]
