"""The write side: what has to be embedded, who works on it, what came of it.

The tables of embeddings are the queue of record. `request_*` insert or reset rows, `drain` claims
and computes them, `coverage` tells how far the work is.
"""

from search.embedding.coverage import Coverage, coverage
from search.embedding.draining import drain, is_claimable, is_waiting
from search.embedding.images import Tally
from search.embedding.requesting import (
    request_all,
    request_categories,
    request_images,
    request_missing,
    request_texts,
    retry,
)

__all__ = [
    "Coverage",
    "Tally",
    "coverage",
    "drain",
    "is_claimable",
    "is_waiting",
    "request_all",
    "request_categories",
    "request_images",
    "request_missing",
    "request_texts",
    "retry",
]
