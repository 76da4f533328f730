"""What is each part of the recipe worth on a labelled set? Every part beside a control.

A part that adds prompts is compared with as many prompts of random words, a part that adds what
people said with what they said of another category: much of what helps is no more than averaging
(Roth et al., "Waffling around for Performance", 2023), and only the rest is the part's own.
"""

from search.evaluation.ablation.rows import Row
from search.evaluation.ablation.study import ablate

__all__ = ["Row", "ablate"]
