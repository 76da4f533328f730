"""The review of a category: which products to look at, in which order, and what is said of them.

It works on the draft: what is decided here reaches shoppers when the category is published.
"""

from search.reviewing import bulk
from search.reviewing.choice import BY_ITSELF, ORDERED, SHOWN, Choice, Show, read_score
from search.reviewing.desk import Desk
from search.reviewing.neighbour import Neighbour
from search.reviewing.progress import has_threshold, waiting_for_review, with_progress
from search.reviewing.queue import Queue
from search.reviewing.sight import Sight, look_at
from search.reviewing.sitting import Step
from search.reviewing.survey import Candidate, Limits, Standing, survey

__all__ = [
    "BY_ITSELF",
    "ORDERED",
    "SHOWN",
    "Candidate",
    "Choice",
    "Desk",
    "Limits",
    "Neighbour",
    "Queue",
    "Show",
    "Sight",
    "Standing",
    "Step",
    "bulk",
    "has_threshold",
    "look_at",
    "read_score",
    "survey",
    "waiting_for_review",
    "with_progress",
]
